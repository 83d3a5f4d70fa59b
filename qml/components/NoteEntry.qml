import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// Several lines of text; `typed` comes a moment after the last key and when the field is left, so that little is lost.
ColumnLayout {
    id: entry

    property string label
    property string hint
    property string value
    property var owner ///< what the text belongs to, by name; told back with it, should the page have moved on meanwhile
    property string fieldName
    property bool readOnly: false
    property bool ready: true ///< false while what it belongs to is still being read
    property Drafts drafts: null ///< keeps every key, where there is one
    readonly property string draftName: nameNow()
    readonly property string text: area.text

    signal typed(var owner, string text)

    function nameNow() {
        return drafts && owner && !readOnly ? fieldName + ":" + owner : "";
    }

    function begin() {
        area.forceActiveFocus(Qt.TabFocusReason); // as by a key: it is scrolled to
        area.cursorPosition = area.length;
    }

    function flush() {
        if (!pause.running)
            return;
        pause.stop();
        entry.pass();
    }

    function pass() {
        entry.typed(pause.owner, pause.text);
        if (pause.draftName)
            entry.drafts.release(pause.draftName);
    }

    // A draft that a kill left behind goes the way it would have gone.
    function show() {
        const name = nameNow(); // the property may be a step behind its owner
        const kept = name ? entry.drafts.text(name, value) : value;
        area.text = kept;
        if (kept !== value)
            pause.begin(kept);
    }

    onValueChanged: {
        if (!pause.running)
            show();
    }
    onOwnerChanged: {
        if (pause.owner !== owner)
            flush();
        if (!pause.running)
            show();
    }
    onDraftNameChanged: {
        if (!pause.running)
            show();
    }
    Component.onCompleted: show()
    Component.onDestruction: flush()
    spacing: 6

    Words {
        text: entry.label
        visible: text !== ""
        size: Theme.small
        strong: true
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    T.TextArea {
        id: area
        objectName: entry.fieldName
        readOnly: entry.readOnly
        readonly property bool kept: entry.drafts ? entry.drafts.kept : !pause.running
        implicitHeight: Math.max(96, contentHeight + topPadding + bottomPadding)
        implicitWidth: contentWidth + leftPadding + rightPadding
        leftPadding: 14
        rightPadding: 14
        topPadding: 12
        bottomPadding: 12
        color: Theme.text
        font.pixelSize: Theme.body
        placeholderText: entry.hint
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        wrapMode: TextEdit.Wrap
        Layout.fillWidth: true
        Accessible.name: entry.label || entry.hint
        Keys.priority: Keys.BeforeItem // Tab goes on, as in every other field
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        onTextChanged: {
            if (!activeFocus || text === entry.value)
                return;
            pause.begin(text);
            if (entry.draftName)
                entry.drafts.keep(entry.draftName, entry.value, text);
        }
        onActiveFocusChanged: {
            if (!activeFocus)
                entry.flush();
        }

        Placeholder {
            field: area
        }

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: area.activeFocus ? 3 : Math.max(1, Theme.line)
            border.color: area.activeFocus ? Theme.primary : Theme.outline
        }
    }

    Timer {
        id: pause
        property var owner
        property string text
        property string draftName
        function begin(typed) {
            owner = entry.owner;
            text = typed;
            draftName = entry.nameNow();
            restart();
        }
        interval: entry.drafts ? 1500 : 400
        onTriggered: {
            if (entry.ready)
                entry.pass();
            else
                restart();
        }
    }
}
