"""What a reporter does in the browser, in a real one."""

import os
import pathlib
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import workbench

AXE = pathlib.Path(os.environ["AXE"]) if os.environ.get("AXE") else None
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARTICLE = ("قال وزير النقل في سروان إن العمل في المرفأ الشرقي عاد إلى مجراه بعد الإضراب.\n"
           "ونفى متحدث باسم النقابة أن يكون أحد قد تلقى وعداً من الحكومة.")


class Case(unittest.TestCase):
    script = True

    @classmethod
    def setUpClass(cls):
        cls.driver = workbench.browser(script=cls.script)

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def open(self, path):
        self.driver.get(SERVER.address + path)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, condition, message):
        return WebDriverWait(self.driver, 40).until(condition, message)

    def follow(self, element):
        """Follows a link or sends a form, and waits for the page behind it."""
        before = self.find("html")
        element.send_keys(Keys.ENTER)
        self.until(lambda _: self.has_left(before), "the page does not change")

    def has_left(self, element):
        try:
            element.is_enabled()
            return False
        except Exception:
            return self.driver.execute_script("return document.readyState") == "complete" if self.script else True

    @property
    def path(self):
        return self.driver.current_url.removeprefix(SERVER.address)


class Reading(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # What was added before may have moved conflicts and claims to other addresses.
        PAGES.update(SERVER.pages())

    def test_a_record_leads_to_its_claim_and_back(self):
        self.open(PAGES["article"])
        link = next(a for a in self.all("main a[href^='/claim/']") if a.is_displayed() or True)
        address = link.get_attribute("href")
        self.driver.get(address)
        self.assertTrue(self.path.startswith("/claim/"))
        back = [a for a in self.all("main a[href^='/article/']")]
        self.assertTrue(back, "a claim leads to the words that it rests on")
        target = back[0].get_attribute("href")
        self.driver.get(target)
        self.assertTrue(self.path.startswith("/article/"))
        if "#" in target:
            anchor = target.split("#", 1)[1]
            self.assertTrue(self.driver.execute_script("return document.getElementById(decodeURIComponent(arguments[0])) !== null", anchor),
                            f"the article has the place {anchor}")

    def test_search_finds_words_behind_particles(self):
        self.open("/")
        box = self.find("form[role=search] input[name=q]")
        box.send_keys("ميناء")
        box.send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/search"), "the search opens")
        self.assertTrue(self.all("main a[href^='/article/']"))
        self.assertIn("الميناء", self.find("main").text)

    def test_a_question_is_answered_with_evidence(self):
        self.open("/")
        box = self.find("form[role=search] input[name=q]")
        box.send_keys("من يدعم جبهة تحرير الشرق؟")
        box.send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/search") or self.path.startswith("/ask"), "the answer opens")
        self.assertTrue(self.all("main blockquote, main q"), "an answer quotes the articles")

    def test_the_language_is_switched_and_kept(self):
        self.open("/")
        self.assertEqual(self.find("html").get_attribute("dir"), "rtl")
        self.follow(self.find("a.language"))
        self.assertEqual(self.find("html").get_attribute("dir"), "ltr")
        self.open("/claims")
        self.assertEqual(self.find("html").get_attribute("lang"), "en")
        self.follow(self.find("a.language"))
        self.assertEqual(self.find("html").get_attribute("lang"), "ar")

    def test_the_keyboard_alone_is_enough(self):
        self.open("/")
        self.find("body").send_keys(Keys.TAB)
        first = self.driver.switch_to.active_element
        self.assertEqual(first.get_attribute("class"), "skip")
        first.send_keys(Keys.ENTER)
        self.assertTrue(self.driver.current_url.endswith("#main"))
        seen, links = set(), 0
        for _ in range(60):
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
            element = self.driver.switch_to.active_element
            if element.tag_name == "body":
                break
            outline = self.driver.execute_script(
                "const s = getComputedStyle(arguments[0]); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1", element)
            self.assertTrue(outline, f"focus is seen on {element.get_attribute('outerHTML')[:120]}")
            seen.add(element.id)
            links += element.tag_name == "a"
        self.assertGreater(len(seen), 10)
        self.open("/claims")
        link = self.find("main a[href^='/claim/']")
        link.send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/claim/"), "a claim opens by the keyboard")

    def test_nothing_is_wider_than_a_phone(self):
        workbench.resize(self.driver, 390)
        try:
            for language in ("ar", "en"):
                for name, path in PAGES.items():
                    self.open(path + ("&" if "?" in path else "?") + "language=" + language)
                    widest = self.driver.execute_script("return document.scrollingElement.scrollWidth")
                    self.assertLessEqual(widest, 390, f"{name} in {language}: {self.culprits()}")
        finally:
            self.open("/?language=ar")
            workbench.resize(self.driver, 1280)

    def culprits(self):
        return self.driver.execute_script("""
            const clipped = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                if (getComputedStyle(p).overflowX !== 'visible') return true; return false };
            return [...document.querySelectorAll('body *')].filter(e => {
                const r = e.getBoundingClientRect();
                return r.width > 0 && (r.right > 391 || r.left < -1) && (!clipped(e) || getComputedStyle(e).position === 'absolute')
            }).slice(0, 4).map(e => e.tagName + '.' + (e.className.baseVal ?? e.className))""")

    def test_every_page_meets_wcag_22_aa(self):
        if not AXE:
            self.skipTest("axe is not here")
        source = AXE.read_text(encoding="utf-8")
        faults = []
        run = ("const done = arguments[arguments.length - 1];"
               "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']})"
               ".then(r => done(r.violations), e => done([{id: String(e), nodes: []}]))")
        for language in ("ar", "en"):
            for name, path in PAGES.items():
                workbench.scheme(self.driver, "light")
                self.open(path + ("&" if "?" in path else "?") + "language=" + language)
                self.driver.execute_script(source)
                result = [("light", violation) for violation in self.driver.execute_async_script(run, {"type": "tag", "values": TAGS})]
                # The schemes differ in nothing but colours.
                workbench.scheme(self.driver, "dark")
                result += [("dark", violation) for violation in self.driver.execute_async_script(
                    run, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]})]
                for colours, violation in result:
                    nodes = "; ".join(str(node["target"]) + " " + node.get("failureSummary", "")[:200].replace("\n", " ")
                                      for node in violation["nodes"][:2])
                    faults.append(f"{name} {language} {colours}: {violation['id']} ({len(violation['nodes'])}): {nodes}")
        workbench.scheme(self.driver, "light")
        self.open("/?language=ar")
        self.assertEqual(faults, [], "\n" + "\n".join(faults))

    def test_the_console_is_silent_and_nothing_is_fetched_elsewhere(self):
        self.driver.get_log("browser")
        for path in PAGES.values():
            self.open(path)
            outside = self.driver.execute_script(
                "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))")
            self.assertEqual(outside, [])
        severe = [entry for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        self.assertEqual(severe, [])


class Changing(Case):
    def test_a_file_is_added_and_read(self):
        path = SERVER.folder / "harbour-news.txt"
        path.write_text(ARTICLE, encoding="utf-8")
        broken = SERVER.folder / "broken.jsonl"
        broken.write_text('{"id": "x"}\n', encoding="utf-8")
        self.open("/add")
        self.find("input[type=file]").send_keys(f"{path}\n{broken}")
        self.find("form.adding button[type=submit]").send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/add/"), "the addition ends")
        self.assertIn("broken.jsonl:1", self.find("main").text)
        self.assertNotIn(str(SERVER.folder), self.find("main").text)
        link = self.find("main a[href='/article/harbour-news']")
        self.follow(link)
        self.assertIn("المرفأ الشرقي", self.find("main").text)

    def test_a_text_is_pasted(self):
        self.open("/add?language=en")
        self.find("textarea[name=text]").send_keys("أعلن رئيس البلدية أن الطريق الساحلي فُتح صباح اليوم.")
        self.find("input[name=title]").send_keys("الطريق <b>الساحلي</b>")
        self.find("input[name=published]").send_keys("2024-13")
        self.find("form.adding button[type=submit]").send_keys(Keys.ENTER)
        status = self.find("#adding-status")
        self.until(lambda _: "2024-13" in status.text, "a date that is none is told")
        self.find("input[name=published]").clear()
        self.find("input[name=published]").send_keys("2024-03")
        self.find("form.adding button[type=submit]").send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/add/"), "the addition ends")
        self.assertIn("الطريق <b>الساحلي</b>", self.find("main").text)
        self.open("/?language=ar")

    def test_a_record_is_rejected_and_the_rejection_taken_back(self):
        self.open(PAGES["correct-record"])
        address = self.driver.current_url
        self.find("form.reject input[name=who]").send_keys("ليلى")
        self.find("form.reject input[name=note]").send_keys("ليس في النص")
        self.follow(self.find("form.reject button"))
        self.assertTrue(self.all("ul.marks .chip.reject"), "the rejection is shown")
        self.assertTrue(self.all("figure.rejected"), "the machine's record stays visible")
        self.assertFalse(self.all("form.reject"))
        self.open("/corrections")
        self.assertIn("ليلى", self.find("main").text)
        self.driver.get(address)
        self.follow(self.find("form.undo button"))
        self.assertFalse(self.all("figure.rejected"))
        self.open("/corrections")
        self.assertEqual(len(self.all(".chip.undone")), 1)

    def test_two_actors_are_merged_and_a_row_is_made_of_it(self):
        status, body = SERVER.get("/api/v1/actors?limit=30")
        self.assertEqual(status, 200)
        self.open(PAGES["correct-actor"])
        name = self.find("h1").text
        self.open("/actors")
        other = next(a for a in self.all("main a.name[href^='/actor/']") if a.text and a.text != name).text
        self.open(PAGES["correct-actor"])
        self.find("form[role=search].filters input[name=other]").send_keys(other)
        self.follow(self.find("form[role=search].filters button"))
        form = self.find("form.merge")
        who = form.find_element(By.CSS_SELECTOR, "input[name=who]")
        who.clear()
        who.send_keys("ليلى")
        self.follow(form.find_element(By.CSS_SELECTOR, "button"))
        number = max(int(a.get_attribute("id")[1:]) for a in self.all("ul.marks li[id^=c]"))
        self.open(f"/corrections/{number}")
        self.assertIn(name, self.find("pre.row").text)
        self.follow(self.find("form.undo button"))
        self.assertFalse(self.all("form.undo"))


class WithoutScript(Case):
    script = False

    def test_reading_adding_and_searching_need_no_script(self):
        self.open("/")
        self.assertTrue(self.all("main a"))
        self.open(PAGES["article"])
        self.assertTrue(self.all("main p"))
        self.open("/search?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1")
        self.assertTrue(self.all("main a[href^='/article/']"))
        self.open("/add")
        self.find("textarea[name=text]").send_keys("وصل وفد من وزارة الصحة إلى المدينة.")
        self.find("form.adding button[type=submit]").send_keys(Keys.ENTER)
        self.until(lambda _: self.path.startswith("/add/"), "the addition is shown")
        self.until(lambda _: self.all("main a[href^='/article/pasted-']"), "the page renews itself until the text is read")


if __name__ == "__main__":
    SERVER = workbench.Workbench(os.environ["SANAD"])
    try:
        PAGES = SERVER.pages()
        program = unittest.main(exit=False, verbosity=1)
    finally:
        SERVER.close()
    raise SystemExit(0 if program.result.wasSuccessful() else 1)
