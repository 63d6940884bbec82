"""Narration: a lesson's script, written to be heard, becomes one sound file and the time of every word in it.

narration.md → script.py (chapters, sentences, words, cues) → lexicon.py (how each word is spoken) → festival.py or
piper.py (a clip per sentence) → timeline.py (clips and pauses in one row) → encode.py (loudness, MP3) → assets/narration → publish.py (the page).
"""
