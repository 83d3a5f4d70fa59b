pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// Everything that two devices recorded differently, side by side; one tap settles it.
PageFrame {
    id: page

    readonly property bool late: session.navigator.place.late ?? false

    title: late ? qsTr("Too late for the hand-in") : qsTr("Conflicts")
    subtitle: late ? qsTr("What the customer handed in counts. This came later or from another device: on record, without effect.") : conflicts.count > 0 ? qsTr("%1 to settle. Until then the value marked counts; none is lost.").arg(conflicts.count) : ""

    ConflictList {
        id: conflicts
        document: page.session.document
        late: page.late
        kind: page.session.navigator.place.kind ?? 0
        key: page.session.navigator.place.key ?? ""
    }

    ListView {
        id: list
        objectName: "conflictList"
        anchors.fill: parent
        anchors.leftMargin: page.inner
        anchors.rightMargin: page.inner
        topMargin: 16
        bottomMargin: 16
        spacing: 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: conflicts
        T.ScrollBar.vertical: Scroller {
        }

        delegate: ConflictPanel {
            width: list.width
            columns: page.wide ? 3 : 2
            late: page.late
            onPicked: value => conflicts.settle(index, value)
            onHistoryAsked: page.session.navigator.open("history", {
                    "audit": page.session.document.auditId,
                    "kind": kind,
                    "key": key
                })
        }
    }

    EmptyNote {
        objectName: "noConflicts"
        visible: conflicts.count === 0
        anchors.centerIn: parent
        width: Math.min(560, parent.width - 2 * page.inner)
        glyph: "check"
        title: qsTr("No conflicts")
        text: qsTr("Should two devices record a field differently, both values appear here.")
    }
}
