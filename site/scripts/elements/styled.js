import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

/** Styles of an element, set one by one through the CSSOM, `<p ${styled({ '--share': 0.5 })}>`: a strict content security policy
 * lets them pass, unlike the style attribute that lit's styleMap begins with. */
class Styled extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit').ElementPart} part @param {[Record<string, string | number>]} values */
  update({ element }, [wanted]) {
    for (const name in this.last) if (!(name in wanted)) element.style.removeProperty(name);
    for (const name in wanted) if (this.last?.[name] !== wanted[name]) element.style.setProperty(name, String(wanted[name]));
    this.last = wanted;
    return noChange;
  }
}

export const styled = directive(Styled);
