import QtQuick
import QtQuick.Templates as T
import Plumbline

// Where one is on a page that is longer than the screen; shows while it moves.
T.ScrollBar {
    id: bar

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
