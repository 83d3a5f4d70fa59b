import QtQuick
import QtQuick.Templates as T
import Plumbline

// Where one is on a page that is longer than the screen; shows while it moves. Who goes on by the keyboard is followed.
T.ScrollBar {
    id: bar

    readonly property Item focused: Window.activeFocusItem
    readonly property int margin: 24

    function follow() {
        const byKey = focused?.focusReason === 1 || focused?.focusReason === 2; // Tab, and back; a finger is there already
        const flick = parent as Flickable;
        if (!byKey || !flick || !flick.visible)
            return;
        let holder = focused.parent;
        while (holder && holder !== flick.contentItem)
            holder = holder.parent;
        if (!holder)
            return;
        const top = focused.mapToItem(holder, 0, 0).y - margin;
        const bottom = top + focused.height + 2 * margin;
        if (top < flick.contentY || bottom - top > flick.height)
            show(flick, top);
        else if (bottom > flick.contentY + flick.height)
            show(flick, bottom - flick.height);
    }

    function show(flick, top) {
        const first = flick.originY - flick.topMargin;
        const last = Math.max(first, flick.originY + flick.contentHeight + flick.bottomMargin - flick.height);
        flick.contentY = Math.max(first, Math.min(last, top));
    }

    /// By the keys that move a page, as far as nothing in focus wants them.
    function turn(event) {
        const flick = parent as Flickable;
        const steps = {
            [Qt.Key_Down]: 3 * margin,
            [Qt.Key_Up]: -3 * margin,
            [Qt.Key_PageDown]: flick.height - 2 * margin,
            [Qt.Key_PageUp]: 2 * margin - flick.height,
            [Qt.Key_End]: flick.contentHeight,
            [Qt.Key_Home]: -flick.contentHeight
        };
        event.accepted = event.key in steps && !(event.modifiers & ~Qt.KeypadModifier);
        if (event.accepted)
            show(flick, flick.contentY + steps[event.key]);
    }

    onFocusedChanged: follow()
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: 2
    minimumSize: height > 0 ? 48 / height : 0

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: bar.pressed ? Theme.text : Theme.muted
        opacity: bar.active && bar.size < 1 ? 0.8 : 0

        Behavior on opacity  {
            NumberAnimation {
                duration: 200
            }
        }
    }
}
