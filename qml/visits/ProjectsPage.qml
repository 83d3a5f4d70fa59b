pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The projects of the sample, and what each still needs.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document
    property string scope: session.navigator.kept("scope") ?? "sample"
    readonly property var scopes: [{
            "value": "sample",
            "label": qsTr("Sample")
        }, {
            "value": "all",
            "label": qsTr("All")
        }]

    function show(value) {
        scope = value;
        session.navigator.keep("scope", value);
    }

    title: document?.organisation || qsTr("Audit")
    subtitle: projects.sampled > 0 ? qsTr("%1 of %2 sampled projects evaluated").arg(projects.done).arg(projects.sampled) : qsTr("%n project(s), no sample yet", "", document?.projects ?? 0)

    actions: [
        PushButton {
            objectName: "planButton"
            tone: "quiet"
            glyph: "list"
            Accessible.name: qsTr("Plan of the audit")
            onClicked: page.session.navigator.open("plan", {
                    "audit": page.document.auditId
                })
        }
    ]

    ProjectList {
        id: projects
        document: page.document
        search: search.text
        sampleOnly: page.scope === "sample"
    }

    ColumnLayout {
        id: head
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: page.inner
        anchors.topMargin: 14
        anchors.bottomMargin: 0
        spacing: 12

        ProgressLine {
            visible: projects.sampled > 0
            value: projects.done
            total: projects.sampled
            Layout.fillWidth: true
        }

        Banner {
            tone: "warn"
            text: (page.document?.conflicts ?? 0) > 0 ? qsTr("Recorded differently on two devices: %n field(s)", "", page.document.conflicts) : ""
            action: qsTr("Settle")
            actionName: "conflictsButton"
            Layout.fillWidth: true
            onTriggered: page.session.navigator.open("conflicts", {
                    "audit": page.document.auditId
                })
        }

        PlanningNote {
            session: page.session
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: 12

            Entry {
                id: search
                fieldName: "projectSearch"
                hint: qsTr("Search")
                Layout.fillWidth: true
            }

            Choices {
                visible: projects.sampled > 0
                prefix: "scope"
                value: page.scope
                options: page.scopes
                onPicked: value => page.show(value)
            }
        }
    }

    ListView {
        id: list
        objectName: "projectList"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.inner
        anchors.rightMargin: page.inner
        topMargin: 14
        bottomMargin: 16
        spacing: 10
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 400
        model: projects
        T.ScrollBar.vertical: Scroller {
        }

        delegate: ProjectRow {
            width: list.width
            session: page.session
        }
    }
}
