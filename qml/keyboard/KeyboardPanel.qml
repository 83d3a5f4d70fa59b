pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The screen's own keyboard along the lower edge of the window, over sheets too.
T.Popup {
    id: panel

    required property ScreenKeyboard keyboard
    property string page: "letters"
    property int shift: 0 ///< 1: for the next letter, 2: until it is taken back
    readonly property real keyHeight: Math.round(Math.max(Theme.target, Math.min(62, (parent?.height ?? 800) * 0.072)))
    readonly property real gap: 5
    readonly property bool pinyin: keyboard.chinese && !keyboard.plain

    /// What the field asks for, whatever was last shown.
    function begin() {
        shift = 0;
        page = keyboard.numeric ? "numbers" : "letters";
    }

    function press(key) {
        if (key === "<shift>")
            shift = (shift + 1) % 3;
        else if (key === "<back>")
            keyboard.backspace();
        else if (key === "<enter>")
            keyboard.enter();
        else if (key === "<hide>")
            keyboard.hide();
        else if (key === "<language>")
            keyboard.chinese = !keyboard.chinese;
        else if (key === "<space>")
            keyboard.type(" ");
        else if (key.length > 1)
            page = key.slice(1, -1);
        else
            write(key);
    }

    function write(key) {
        keyboard.type(shift > 0 ? key.toUpperCase() : key);
        if (shift === 1)
            shift = 0;
    }

    function words(key) {
        return {
            "<shift>": qsTr("Shift"),
            "<back>": qsTr("Delete"),
            "<signs>": pinyin ? "符号" : "#+=",
            "<letters>": pinyin ? "拼音" : "abc",
            "<language>": keyboard.chinese ? "中/EN" : "EN/中",
            "<space>": pinyin ? "空格" : "space",
            "<enter>": keyboard.multiLine ? qsTr("New line") : qsTr("Done"),
            "<hide>": qsTr("Hide the keyboard")
        }[key] ?? (shift > 0 ? key.toUpperCase() : key);
    }

    function glyph(key) {
        return {
            "<shift>": "shift",
            "<back>": "erase",
            "<hide>": "down"
        }[key] ?? "";
    }

    // The row that is typed into stays in sight.
    function reveal() {
        const field = panel.parent?.Window.window?.activeFocusItem;
        if (!field || field.cursorRectangle === undefined)
            return;
        for (let around = field.parent; around; around = around.parent) {
            if (!(around instanceof Flickable))
                continue;
            const whole = field.height <= around.height / 2;
            const top = field.mapToItem(around.contentItem, 0, whole ? 0 : field.cursorRectangle.y).y - 16;
            const bottom = top + (whole ? field.height : field.cursorRectangle.height) + 32;
            if (top < around.contentY)
                around.contentY = Math.max(around.originY, top);
            else if (bottom > around.contentY + around.height)
                around.contentY = Math.min(Math.max(around.originY, around.originY + around.contentHeight - around.height), bottom - around.height);
        }
    }

    parent: T.Overlay.overlay
    z: 1000
    x: 0
    y: (parent?.height ?? 0) - height
    width: parent?.width ?? 640
    height: rows.implicitHeight + topPadding + bottomPadding
    padding: 6
    focus: false
    modal: false
    closePolicy: T.Popup.NoAutoClose
    visible: keyboard.shown
    onVisibleChanged: begin()
    Component.onCompleted: begin()

    Binding {
        target: Theme
        property: "keyboardHeight"
        value: panel.keyboard.height
    }

    Binding {
        target: panel.keyboard
        property: "height"
        value: panel.visible ? panel.height : 0
    }

    Connections {
        target: Theme
        function onKeyboardHeightChanged() {
            Qt.callLater(panel.reveal);
        }
    }

    Connections {
        target: Qt.inputMethod
        function onCursorRectangleChanged() {
            if (panel.visible)
                Qt.callLater(panel.reveal);
        }
    }

    Connections {
        target: panel.keyboard
        function onFieldChanged() {
            panel.begin();
        }
    }

    KeyPages {
        id: pages
        chinese: panel.pinyin
    }

    background: Rectangle {
        color: Theme.background

        Rectangle {
            width: parent.width
            height: Math.max(1, Theme.line)
            color: Theme.outline
        }
    }

    contentItem: Column {
        id: rows
        spacing: panel.gap

        CandidateBar {
            keyboard: panel.keyboard
            visible: panel.pinyin
            width: parent.width
        }

        Repeater {
            model: pages[panel.page]

            Row {
                id: row
                required property var modelData
                readonly property real spans: modelData.reduce((sum, key) => sum + pages.span(key), 0)
                readonly property real unit: (rows.width - (modelData.length - 1) * panel.gap) / Math.max(spans, panel.page === "numbers" ? spans : 10)
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: panel.gap

                Repeater {
                    model: row.modelData

                    KeyButton {
                        required property string modelData
                        objectName: "key-" + modelData
                        width: row.unit * pages.span(modelData)
                        height: panel.keyHeight
                        text: panel.words(modelData)
                        glyph: panel.glyph(modelData)
                        plain: modelData.length === 1 || modelData === "<space>"
                        on: modelData === "<shift>" && panel.shift > 0
                        size: modelData.length === 1 ? Theme.lead + 2 : Theme.small
                        autoRepeat: modelData === "<back>"
                        onClicked: panel.press(modelData)
                    }
                }
            }
        }
    }
}
