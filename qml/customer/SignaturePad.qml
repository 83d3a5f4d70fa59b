import QtQuick
import QtQuick.Shapes
import Plumbline
import Plumbline.Mobile

// Paper for a finger: every stroke stays as the line it was.
Rectangle {
    id: pad

    required property Signature signature
    readonly property real ratio: 0.4
    readonly property real unit: width / 1000

    objectName: "signaturePad"
    color: Theme.surface
    radius: Theme.radius
    border.width: 2
    border.color: Theme.muted
    Accessible.role: Accessible.Graphic
    Accessible.name: signature.empty ? qsTr("Field for the signature, empty") : qsTr("Field for the signature, signed")

    Rectangle {
        x: parent.width * 0.06
        y: parent.height * 0.78
        width: parent.width * 0.88
        height: 2
        color: Theme.outline
    }

    Shape {
        scale: pad.unit
        transformOrigin: Item.TopLeft
        width: 1000
        height: 400

        ShapePath {
            strokeColor: Theme.text
            strokeWidth: 5
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: pad.signature.path
            }
        }
    }

    MouseArea {
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => pad.signature.begin(mouse.x / pad.unit, mouse.y / pad.unit)
        onPositionChanged: mouse => pad.signature.move(mouse.x / pad.unit, mouse.y / pad.unit)
        onReleased: pad.signature.end()
        onCanceled: pad.signature.end()
    }
}
