import QtQuick
import QtQuick.Templates as T
import Plumbline

// A slider over whole steps, thick enough for a glove.
T.Slider {
    id: slider

    property int least: 0
    property int greatest: 1
    property int shown: 0

    // A value given before its range would be cut to the former one.
    function show() {
        value = shown;
    }

    signal picked(int value)

    onShownChanged: show()
    onFromChanged: show()
    onToChanged: show()
    Component.onCompleted: show()
    from: least
    to: greatest
    stepSize: 1
    snapMode: T.Slider.SnapAlways
    implicitWidth: 200
    implicitHeight: Theme.target + 8
    padding: 6
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Fine setting")
    onPressedChanged: {
        if (!pressed)
            picked(Math.round(value));
    }
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Left || event.key === Qt.Key_Right)
            picked(Math.round(value));
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            picked(event.key === Qt.Key_Home ? least : greatest);
            event.accepted = true;
        }
    }
    Accessible.onIncreaseAction: picked(Math.min(greatest, shown + 1))
    Accessible.onDecreaseAction: picked(Math.max(least, shown - 1))

    background: Rectangle {
        x: slider.leftPadding
        y: slider.topPadding + slider.availableHeight / 2 - height / 2
        width: slider.availableWidth
        height: 10
        radius: 5
        color: Theme.surfaceAlt
        border.width: Theme.line
        border.color: Theme.outline

        Rectangle {
            width: slider.visualPosition * parent.width
            height: parent.height
            radius: 5
            color: Theme.primary
        }
    }

    handle: Rectangle {
        x: slider.leftPadding + slider.visualPosition * (slider.availableWidth - width)
        y: slider.topPadding + slider.availableHeight / 2 - height / 2
        implicitWidth: 48
        implicitHeight: 48
        radius: 24
        color: slider.pressed ? Theme.primarySoft : Theme.surface
        border.width: slider.visualFocus ? 4 : 2
        border.color: slider.visualFocus ? Theme.star : Theme.primary
    }
}
