import QtQuick
import QtTest
import Plumbline

// What the cases share: the tablet's own window, and hands that find things by their names.
TestCase {
    id: pageCase

    property var window

    function enter(page, place) {
        cleanup();
        stage.enter();
        stage.session.settings.language = "en";
        if (page)
            verify(stage.visit(page, place ?? {}));
        show();
    }

    function init() {
        failOnWarning(/\.qml:/); // of the engine, about a file of ours
    }

    function show() {
        window = main.createObject(null);
        window.requestActivate();
        tryVerify(() => window.active && window.contentItem.width > 0);
    }

    function cleanup() {
        if (!window)
            return;
        window.destroy();
        window = null;
        wait(0);
    }

    function there(name) {
        tryVerify(() => stage.find(window, name) !== null, 15000, name + " is on the screen");
        return stage.find(window, name);
    }

    function gone(name) {
        tryVerify(() => stage.find(window, name) === null, 5000, name + " is gone");
    }

    function press(name) {
        const item = there(name);
        tryVerify(() => item.enabled, 5000, name + " is enabled");
        mouseClick(item);
    }

    function touch(name) {
        const item = there(name);
        touchEvent(item).press(1, item).commit();
        touchEvent(item).release(1, item).commit();
    }

    function typeInto(name, text) {
        press(name);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        for (const letter of text)
            keyClick(letter);
    }

    when: true

    Component {
        id: main

        Main {
            session: stage.session
        }
    }
}
