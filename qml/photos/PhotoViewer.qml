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
        zoom.reset();
        open();
    }

    title: qsTr("Photo")
    confirms: false
    width: Math.min(900, (T.Overlay.overlay?.width ?? 640) - 40)

    PhotoZoom {
        id: zoom
        name: viewer.name
        source: viewer.opened && viewer.photo ? "image://attachment/" + viewer.photo : ""
        description: viewer.facts
        focus: true
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(560, Math.max(180, (T.Overlay.overlay?.height ?? 600) - 360))
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
