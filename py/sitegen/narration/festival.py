"""Festival, with the voice SLT: a clip per sentence, and the times of its words from Festival's own segments."""

import re

from ..console import BuildError
from .programs import output_of, program

ADVICE = "On Debian and Ubuntu: apt install festival festvox-us-slt-hts ffmpeg."
VOICE = "voice_cmu_us_slt_arctic_hts"
PACE = 0.92                                              # of the voice's own, which is brisk
TIMES = "from Festival's segments"
PRELUDE = """
(%(voice)s)
(set! hts_engine_params (append hts_engine_params '(("-r" %(pace)s))))
(define (edge word path)                                 ; a time, or -1 for what has no sounds, such as a comma
  (if (item.relation.daughters word 'SylStructure) (item.feat word path) -1))
(define (tell token)                                     ; a token: one line for it and one for each of its words
  (if (not (item.parent token))
    (begin
      (format t "token %%s\\n" (item.name token))
      (mapcar (lambda (word)
          (format t "word %%s %%s %%s\\n"
            (edge word "R:SylStructure.daughter1.daughter1.segment_start")
            (edge word "R:SylStructure.daughtern.daughtern.segment_end") (item.name word)))
        (item.daughters token)))))
(define (speak text file)
  (let ((utterance (utt.synth (eval (list 'Utterance 'Text text)))))
    (format t "sentence\\n")
    (mapcar tell (utt.relation.items utterance 'Token))
    (utt.save.wave utterance file 'riff)))
"""


def speak(sentences, sounds, folder):
    """sentences: lists of spoken words; sounds: phones of some. → a list of (sound file, [(start, end) of each word])."""
    festival = program("festival", ADVICE)
    files = [folder / f"{number:04}.wav" for number in range(len(sentences))]
    lines = [PRELUDE % {"voice": VOICE, "pace": PACE}]
    lines += [f"(lex.add.entry '({quoted(word)} nil {phones}))" for word, phones in sounds.items()]
    lines += [f"(speak {quoted(' '.join(words))} {quoted(str(file))})" for words, file in zip(sentences, files)]
    scheme = folder / "speak.scm"
    scheme.write_text("\n".join(lines), encoding="utf-8")
    told = output_of([festival, "-b", scheme], f"Festival could not speak the script with {VOICE}. {ADVICE} It said")
    times = read_times(told)
    if len(times) != len(sentences):
        raise BuildError(f"Festival spoke {len(times)} of {len(sentences)} sentences. It said last: {told.strip()[-300:]}")
    for words, found in zip(sentences, times):
        if len(words) != len(found):
            raise BuildError(f"Festival heard {len(found)} words, not {len(words)}, in: {' '.join(words)}")
    return list(zip(files, times))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read_times(told):
    """What the Scheme script printed → for every sentence the (start, end) of every token, in seconds."""
    sentences = []
    for line in told.splitlines():
        if line == "sentence":
            sentences.append([])
        elif line.startswith("token "):
            sentences[-1].append(None)
        elif found := re.match(r"word ([\d.e-]+) ([\d.e-]+) ", line):
            start, end = float(found[1]), float(found[2])
            if end > start >= 0:
                first = sentences[-1][-1][0] if sentences[-1][-1] else start
                sentences[-1][-1] = (first, end)
    if any(times is None for sentence in sentences for times in sentence):
        raise BuildError("Festival gave no time for a word. Give that word a pronunciation in site/pronunciation.toml.")
    return sentences
