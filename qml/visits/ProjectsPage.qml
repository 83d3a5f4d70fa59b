pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The projects of the sample, and what each still needs.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    title: document?.organisation || qsTr("Audit")
    subtitle: projects.sampled > 0 ? qsTr("%1 of %2 sampled projects evaluated").arg(projects.done).arg(projects.sampled) : qsTr("%n project(s), no sample yet", "", document?.projects ?? 0)

    ProjectList {
        id: projects
        document: page.document
        search: search.text
        sampleOnly: scope.value === "sample"
    }

    ListView {
        id: list
        objectName: "projectList"
        anchors.fill: parent
        anchors.leftMargin: page.inner
        anchors.rightMargin: page.inner
        topMargin: 16
        bottomMargin: 16
        spacing: 10
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 400
        model: projects
        ScrollBar.vertical: ScrollBar {
        }

        header: ColumnLayout {
            width: list.width
            spacing: 12

            ProgressLine {
                visible: projects.sampled > 0
                value: projects.done
                total: projects.sampled
                Layout.fillWidth: true
            }

            PlanningNote {
                visible: page.document !== null && page.document.ready
                session: page.session
                Layout.fillWidth: true
            }

            Item {
                implicitHeight: 2
            }
        }

        delegate: ProjectRow {
            width: list.width
            session: page.session
        }
    }

    Item {
        id: scope
        property string value: page.session.navigator.kept("scope") ?? "sample"
    }

    actions: [
        Entry {
            id: search
            width: page.wide ? 260 : 150
            fieldName: "projectSearch"
            hint: qsTr("Search")
        },
        Choices {
            visible: page.wide && projects.sampled > 0
            prefix: "scope"
            value: scope.value
            options: [{
                    "value": "sample",
                    "label": qsTr("Sample")
                }, {
                    "value": "all",
                    "label": qsTr("All")
                }]
            onPicked: value => {
                scope.value = value;
                page.session.navigator.keep("scope", value);
            }
        }
    ]
}
