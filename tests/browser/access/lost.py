"""What of a page cannot be read: cut off, outside the window, or one text upon another; with the reader's own spacing too (WCAG 1.4.12)."""

# A sheet of the reader's, over the page's own; an empty one takes it away.
READERS_SHEET = """([name, text]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheet.name = name;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((each) => each.name !== name), sheet];
}"""
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
# What is clipped, where it cannot be scrolled to. A title that is shortened stands whole in the list that it opens; the first
# numbers of a vector are followed by all of them.
CUT = """() => {
    const short = '.reading-bar-title, .vector-values, .candidate-text, .sweep-said, .narration-bar-where a, .keep-field';
    const clips = (way) => way === 'hidden' || way === 'clip';
    return [...document.querySelectorAll('body *')].filter((each) => {
        if (!each.checkVisibility() || each.clientWidth < 2 || each.closest(`.visually-hidden, svg, [inert], ${short}`) || !each.textContent.trim()) return false;
        const { overflowX, overflowY } = getComputedStyle(each);
        return clips(overflowX) && each.scrollWidth > each.clientWidth + 1 || clips(overflowY) && each.scrollHeight > each.clientHeight + 2;
    }).map((each) => `${each.localName}.${each.className} “${each.textContent.trim().slice(0, 40)}” is cut off`);
}"""
OUTSIDE = """() => {
    const scrolls = (each) => { for (let at = each; at; at = at.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true; return false; };
    const { clientWidth, scrollWidth } = document.documentElement;
    const out = [...document.querySelectorAll('body :not(svg *)')].filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > clientWidth + 2
        && each.textContent.trim() && !each.closest('.visually-hidden') && !scrolls(each));
    return [...(scrollWidth > clientWidth ? ['the page scrolls sideways'] : []),
            ...out.map((each) => `${each.localName}.${each.className} “${each.textContent.trim().slice(0, 40)}” is outside`)];
}"""
# Lines of the page's own text, by the height of their small letters; what lies over the page on purpose is left out.
UPON = """() => {
    const aside = (each) => { const { position, clipPath, opacity } = getComputedStyle(each); return ['fixed', 'sticky'].includes(position) || clipPath !== 'none' || opacity === '0'; };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { currentNode: text } = walker, { parentElement: of } = text;
        if (!text.data.trim() || !of.checkVisibility({ visibilityProperty: true }) || of.closest('svg, math, [inert], [aria-hidden=true], :popover-open, dialog')) continue;
        let at = of;
        while (at && !aside(at)) at = at.parentElement;
        if (at) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const half = 0.3 * parseFloat(getComputedStyle(of).fontSize);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            const middle = (top + bottom) / 2;
            if (right - left > 1) lines.push({ text: text.data.trim().slice(0, 40), left, right, top: middle - half, bottom: middle + half });
        }
    }
    lines.sort((one, other) => one.top - other.top);
    const upon = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 && Math.min(one.bottom, other.bottom) - other.top > 2;
    return lines.flatMap((one, at) => {
        const found = [];
        for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next++) {
            if (upon(one, lines[next])) found.push(`“${one.text}” and “${lines[next].text}” lie upon one another`);
        }
        return found;
    });
}"""


def lost(page, state):
    """What cannot be read as the page stands, with its own spacing and with the reader's."""
    found = []
    for spacing in ("", SPACING):
        page.evaluate(READERS_SHEET, ["spacing", spacing])
        found += [f"{state}{', spaced' if spacing else ''}: {each}" for check in (CUT, OUTSIDE, UPON) for each in page.evaluate(check)]
    page.evaluate(READERS_SHEET, ["spacing", ""])
    return found
