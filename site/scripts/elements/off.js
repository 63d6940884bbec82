import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

/** A button that has nothing to do, `<button ${off(!lab.canUndo)}>`. It is disabled, but not under the reader's hand: as long as it
 * has the focus it only says so and does nothing, so that who presses it once too often is not thrown to another place. */
class Off extends Directive {
  render() {
    return noChange;
  }

  /** @param {import('lit').ElementPart} part @param {[boolean]} values */
  update({ element }, [off]) {
    if (!this.element) {
      this.element = element;
      element.addEventListener('click', this.hold, { capture: true });
      element.addEventListener('blur', () => this.set(this.off, false));
    }
    this.set(Boolean(off), element.getRootNode().activeElement === element);
    return noChange;
  }

  set(off, focused) {
    this.off = off;
    this.element.disabled = off && !focused;
    if (off && focused) this.element.setAttribute('aria-disabled', 'true');
    else this.element.removeAttribute('aria-disabled');
  }

  hold = (event) => {
    if (!this.off) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

export const off = directive(Off);
