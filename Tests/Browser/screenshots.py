"""Pictures of every page, in both languages and both schemes, wide and on a phone."""

import os
import pathlib
import sys

import workbench

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
folder.mkdir(parents=True, exist_ok=True)
server = workbench.Workbench(os.environ["SANAD"])
driver = workbench.browser()
try:
    for name, path in server.pages().items():
        for language in ("ar", "en"):
            for colours in ("light", "dark"):
                workbench.scheme(driver, colours)
                for width, height, suffix in ((1280, 900, ""), (390, 844, "-phone")):
                    if suffix and (colours, language) != ("light", "ar"):
                        continue
                    workbench.resize(driver, width, height)
                    driver.get(server.address + path + ("&" if "?" in path else "?") + "language=" + language)
                    driver.save_screenshot(str(folder / f"{name}-{language}-{colours}{suffix}.png"))
        print(name, flush=True)
finally:
    driver.quit()
    server.close()
print(f"The pictures lie in {folder}")
