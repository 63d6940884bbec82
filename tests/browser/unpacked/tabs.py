"""One way to drive a tab of any of the three browsers, with no more than these tests need."""

PATIENCE = 90                                             # seconds


class PlaywrightTab:
    """Chromium or Firefox. `complaints` are errors in the console and exceptions that nobody caught."""

    def __init__(self, browser):
        self.context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
        self.context.set_default_timeout(1000 * PATIENCE)
        self.page = self.context.new_page()
        self.complaints = []
        self.context.on("console", lambda message: message.type == "error" and self.complaints.append(f"{message.text} {message.location.get('url', '')}".strip()))
        self.context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))

    def open(self, url):
        self.come_to_rest()
        self.page.goto(url)

    def reload(self):
        self.come_to_rest()
        self.page.reload()

    def come_to_rest(self):
        """A browser complains of the fonts that a page which is left was still waiting for."""
        self.page.evaluate("document.fonts.ready.then(() => {})")

    def run(self, function, argument=None):
        """What a function written in JavaScript returns, or its promise comes to."""
        return self.page.evaluate(function, argument)

    def until(self, condition):
        self.page.wait_for_function(condition)

    def click(self, selector):
        self.page.locator(selector).first.click()

    def type(self, selector, text):
        self.page.locator(selector).first.press_sequentially(text)

    def forgive(self):
        """Take out the complaints that a test provoked on purpose, once no more of them come."""
        known = None
        while known != len(self.complaints):
            known = len(self.complaints)
            self.page.wait_for_timeout(1500)
        self.complaints.clear()

    def close(self):
        self.context.close()


class SeleniumTab:
    """WebKit. Its driver tells nothing of the console: `complaints` are what LISTENER has kept, in every page that has it."""

    def __init__(self, driver):
        self.driver = driver
        self.heard = []
        driver.set_window_size(1200, 900)
        driver.set_page_load_timeout(PATIENCE)

    @property
    def complaints(self):
        return self.heard + self.run("() => window.complaints")

    def open(self, url):
        if self.driver.current_url.startswith("file:"):
            self.heard += self.run("() => window.complaints")
        self.driver.get(url)

    def reload(self):
        self.driver.refresh()

    def run(self, function, argument=None):
        value, problem = self.driver.execute_async_script(f"""
            const [argument, done] = arguments;
            Promise.resolve().then(() => ({function})(argument)).then((value) => done([value, null]), (error) => done([null, String(error)]));
        """, argument)
        assert problem is None, problem
        return value

    def until(self, condition):
        from selenium.webdriver.support.wait import WebDriverWait
        WebDriverWait(self.driver, PATIENCE, 0.1).until(lambda driver: driver.execute_script(f"return {condition}"), condition)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def click(self, selector):
        found = self.find(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
        found.click()

    def type(self, selector, text):
        self.find(selector).send_keys(text)

    def forgive(self):
        self.heard = []
        self.run("() => { window.complaints = []; }")

    def close(self):
        self.driver.get("about:blank")


LISTENER = """
window.complaints = [];
window.addEventListener('error', (event) => complaints.push(event.message ?? `${event.target.src ?? event.target.href} is missing`), true);
window.addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));
window.addEventListener('securitypolicyviolation', (event) => complaints.push(`${event.violatedDirective}: ${event.blockedURI}`));
console.error = (...parts) => complaints.push(parts.map(String).join(' '));
"""
