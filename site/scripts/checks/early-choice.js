/** A question in the text may be answered before the script that takes the answer has come: the choice is kept until then. */
export function keepEarlyChoices() {
  document.addEventListener('click', async ({ target }) => {
    const option = target.closest?.('div.check-option');    // the script makes a button of it
    if (!option) return;
    const check = option.closest('check-yourself');
    const options = () => [...check.querySelectorAll('.check-option')];
    const at = options().indexOf(option);
    await customElements.whenDefined(check.localName);
    options()[at].click();
  });
}
