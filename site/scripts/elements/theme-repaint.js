/** Has its host drawn anew when the theme changes, for what is painted with colours that were read from the page. A Lit reactive
 * controller. */
export class ThemeRepaint {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.repaint = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('sightline:theme', this.repaint);
  }

  hostDisconnected() {
    document.removeEventListener('sightline:theme', this.repaint);
  }
}
