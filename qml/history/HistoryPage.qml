pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// What happened to a field, or to all of an entity: newest first. Nothing in it can be altered.
PageFrame {
    id: page

    readonly property var place: session.navigator.place

    title: qsTr("History")
    subtitle: [history.title, history.place].filter(part => part !== "").join(" · ")

    HistoryList {
        id: history
        document: page.session.document
        kind: page.place.kind ?? 0
        key: page.place.key ?? ""
        field: page.place.field ?? ""
    }

    ListView {
        id: list
        objectName: "historyList"
        anchors.fill: parent
        anchors.leftMargin: page.inner
        anchors.rightMargin: page.inner
        topMargin: 16
        bottomMargin: 16
        spacing: 10
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: history
        T.ScrollBar.vertical: Scroller {
        }

        delegate: HistoryRow {
            width: list.width
        }
    }

    EmptyNote {
        objectName: "noHistory"
        visible: history.loaded && history.count === 0
        anchors.centerIn: parent
        width: Math.min(560, parent.width - 2 * page.inner)
        glyph: "history"
        title: qsTr("Nothing recorded yet")
        text: qsTr("Every change appears here with its author, time and device.")
    }
}
