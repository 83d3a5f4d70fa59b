pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The 52 management items, each with its five maturity levels.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document
    title: qsTr("Management")
    subtitle: document?.organisation ?? ""
    showsBack: session.navigator.depth > 1
    actions: [
        PushButton {
            objectName: "undoButton"
            glyph: "undo"
            text: page.wide ? qsTr("Undo") : ""
            Accessible.name: qsTr("Undo the last grade")
            enabled: items.canUndo
            onClicked: {
                const row = items.rowOf(items.undo());
                if (row >= 0)
                    list.positionViewAtIndex(row, ListView.Contain);
            }
        }
    ]

    ManagementList {
        id: items
        document: page.document
        filter: page.session.navigator.kept("filter") ?? "all"
        dimension: page.session.navigator.kept("dimension") ?? 0
    }

    Column {
        id: head
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: page.inner
        anchors.topMargin: 12
        spacing: 10

        ProgressLine {
            width: parent.width
            value: items.graded
            total: items.total
        }

        Words {
            objectName: "gradedCount"
            text: qsTr("%1 of %2 graded").arg(items.graded).arg(items.total)
            strong: true
        }

        Choices {
            width: parent.width
            prefix: "filter"
            value: items.filter
            options: [{
                    "value": "all",
                    "label": qsTr("All")
                }, {
                    "value": "open",
                    "label": qsTr("Open")
                }, {
                    "value": "low",
                    "label": qsTr("Level 1 and 2")
                }]
            onPicked: value => {
                items.filter = value;
                page.session.navigator.keep("filter", value);
            }
        }

        Choices {
            width: parent.width
            prefix: "dimension"
            value: items.dimension
            options: [{
                    "value": 0,
                    "label": qsTr("All dimensions")
                }].concat(items.dimensionTitles.map((title, index) => ({
                                "value": index + 1,
                                "label": title
                            })))
            onPicked: value => {
                items.dimension = value;
                page.session.navigator.keep("dimension", value);
            }
        }
    }

    ListView {
        id: list
        objectName: "managementList"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.inner
        anchors.rightMargin: page.inner
        topMargin: 14
        bottomMargin: 24
        spacing: 12
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 900
        reuseItems: true
        model: items
        T.ScrollBar.vertical: Scroller {
        }
        onMovementEnded: page.session.navigator.keep("y", contentY - originY)

        delegate: ManagementRow {
            width: list.width
            labels: items.levelLabels
            ListView.onPooled: visible = false // kept for later, it is no longer there for eyes or screen readers
            ListView.onReused: visible = true
            onGraded: level => items.grade(code, level)
            onMoreAsked: details.show(code)
            onReasonAsked: reasonSheet.ask(code, notInvolved)
        }
    }

    Words {
        anchors.centerIn: list
        visible: items.count === 0
        text: qsTr("Nothing here with this filter.")
        quiet: true
    }

    ManagementSheet {
        id: details
        items: items
        labels: items.levelLabels
        session: page.session
    }

    ReasonSheet {
        id: reasonSheet
        property string code
        function ask(which, reason) {
            code = which;
            draftName = "exempt:" + page.document.auditId + ":" + which;
            begin(reason);
        }
        drafts: page.session.drafts
        name: "notInvolved"
        title: qsTr("%1 is not involved").arg(code)
        hint: qsTr("The item then counts neither for nor against. Why is there nothing to grade?")
        onGiven: reason => items.setNotInvolved(code, reason)
    }
}
