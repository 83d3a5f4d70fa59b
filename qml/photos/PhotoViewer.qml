import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// One photo large, with when and where it was taken.
Sheet {
    id: viewer

    property string photo
    property string facts
    property bool locked: false

    signal removed(string photo)

    function show(thumb) {
        photo = thumb.name;
        facts = [thumb.taken ? qsTr("Taken %1").arg(thumb.taken) : "", qsTr("added %1").arg(thumb.added), thumb.position ? qsTr("at %1").arg(thumb.position) : "", thumb.original ? qsTr("original kept") : ""].filter(part => part !== "").join(" · ");
        open();
    }

    title: qsTr("Photo")
    confirms: false
    width: Math.min(900, (T.Overlay.overlay?.width ?? 640) - 40)

    Image {
        objectName: viewer.name + "Image"
        source: viewer.opened && viewer.photo ? "image://attachment/" + viewer.photo : ""
        sourceSize: Qt.size(1600, 1200)
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(440, Math.max(120, (T.Overlay.overlay?.height ?? 600) - 420))
        Accessible.role: Accessible.Graphic
        Accessible.name: viewer.facts
    }

    Words {
        objectName: viewer.name + "Facts"
        text: viewer.facts
        quiet: true
        Layout.fillWidth: true
    }

    PushButton {
        objectName: viewer.name + "Remove"
        visible: !viewer.locked
        tone: "danger"
        glyph: "close"
        text: qsTr("Take it off here (it stays on record)")
        onClicked: {
            viewer.close();
            viewer.removed(viewer.photo);
        }
    }
}
