import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// One indicator: how it stands, where that comes from, and the mark by hand where no month says it.
Panel {
    id: row

    required property Session session
    required property int index
    required property string code
    required property string title
    required property bool fromMonths
    required property string standing
    required property string mark
    required property string total
    required property bool beyond
    required property string note
    required property int saveState
    readonly property bool computed: fromMonths && (total !== "" || standing === "no_cases")

    signal marked(string mark)
    signal noted(int owner, string text)

    objectName: "indicator-" + code
    Accessible.role: Accessible.Grouping
    Accessible.name: code + " " + title

    ColumnLayout {
        width: parent.width
        spacing: 10

        RowLayout {
            spacing: 12

            Words {
                text: row.code
                strong: true
                color: Theme.primary
                wrapMode: Text.NoWrap
                Layout.minimumWidth: 56
            }

            Words {
                text: row.title
                strong: true
                Layout.fillWidth: true
            }

            Badge {
                text: row.standing === "met" ? qsTr("Met") : row.standing === "not_met" ? qsTr("Not met") : row.standing === "no_cases" ? qsTr("No cases") : qsTr("Not recorded")
                tone: row.standing === "met" ? "good" : row.standing === "not_met" ? "bad" : row.standing === "no_cases" ? "info" : "warn"
            }

            HistoryButton {
                objectName: "indicatorHistory-" + row.code
                session: row.session
                kind: AuditDocument.Indicator
                key: row.code
                of: row.code
            }
        }

        Words {
            visible: row.computed
            text: row.total !== "" ? qsTr("From the monthly figures, which stand above a mark by hand. Over all months: %1 %").arg(row.total) : qsTr("From the monthly figures, which stand above a mark by hand.")
            quiet: true
            Layout.fillWidth: true
        }

        Banner {
            objectName: "beyond-" + row.code
            tone: "warn"
            text: row.beyond ? qsTr("More than 100 %: compare the monthly figures with the company's list.") : ""
            Layout.fillWidth: true
        }

        RowLayout {
            visible: !row.computed
            spacing: 10

            Choices {
                prefix: "mark-" + row.code
                value: row.mark
                options: [{
                        "value": "met",
                        "label": qsTr("Met")
                    }, {
                        "value": "not_met",
                        "label": qsTr("Not met")
                    }, {
                        "value": "",
                        "label": qsTr("Not recorded")
                    }]
                Layout.fillWidth: true
                onPicked: value => row.marked(value)
            }

            SaveMark {
                entered: row.mark !== ""
                saveState: row.saveState
            }
        }

        NoteEntry {
            visible: !row.computed && row.mark !== ""
            fieldName: "indicatorNote-" + row.code
            hint: qsTr("Certificate number, figures, where seen")
            value: row.note
            owner: row.index
            Layout.fillWidth: true
            onTyped: (owner, text) => row.noted(owner, text)
        }
    }
}
