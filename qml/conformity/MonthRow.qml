pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// One month: seven figures and the four rates they give.
Panel {
    id: row

    required property MonthList months
    required property Session session
    required property int index
    required property string month
    required property string issues
    required property string responded
    required property string closed
    required property string complaints
    required property string complaintsSolved
    required property string surveyed
    required property string satisfactionTotal
    required property var rates
    required property int saveState
    readonly property bool wide: width > 760

    Accessible.role: Accessible.Grouping
    Accessible.name: month

    ColumnLayout {
        width: parent.width
        spacing: 12

        RowLayout {
            Words {
                text: row.month
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            SaveMark {
                saveState: row.saveState
                Layout.alignment: Qt.AlignVCenter
            }

            PushButton {
                objectName: "monthOut-" + row.month
                tone: "quiet"
                glyph: "close"
                Accessible.name: qsTr("Take %1 out of the list").arg(row.month)
                onClicked: row.months.takeOut(row.index)
            }

            HistoryButton {
                objectName: "monthHistory-" + row.month
                session: row.session
                kind: AuditDocument.Month
                key: row.month
                of: row.month
            }
        }

        // A positioner: a layout that changes its columns keeps heights of before.
        Grid {
            id: figures
            columns: row.wide ? 4 : 2
            spacing: 12
            verticalItemAlignment: Grid.AlignBottom // labels wrap, fields stand in a line
            Layout.fillWidth: true

            Repeater {
                model: [{
                        "name": "issues",
                        "label": qsTr("Issues")
                    }, {
                        "name": "responded",
                        "label": qsTr("Responded to")
                    }, {
                        "name": "closed",
                        "label": qsTr("Closed")
                    }, {
                        "name": "complaints",
                        "label": qsTr("Complaints")
                    }, {
                        "name": "complaintsSolved",
                        "label": qsTr("Complaints solved")
                    }, {
                        "name": "surveyed",
                        "label": qsTr("Customers surveyed")
                    }, {
                        "name": "satisfactionTotal",
                        "label": qsTr("Satisfaction, sum of 0 to 1 each")
                    }]

                Entry {
                    id: figure
                    required property var modelData
                    fieldName: row.month + "-" + modelData.name
                    label: modelData.label
                    inputMethodHints: Qt.ImhFormattedNumbersOnly
                    text: row[modelData.name]
                    drafts: row.session.drafts
                    draftName: "month:" + row.month + ":" + modelData.name
                    base: row[modelData.name]
                    width: (figures.width - (figures.columns - 1) * figures.spacing) / figures.columns
                    onFinished: {
                        if (text !== row[modelData.name])
                            fault = row.months.setFigure(row.index, modelData.name, text) ? "" : modelData.name === "satisfactionTotal" ? qsTr("A number, 0 or more, at most 6 decimals") : qsTr("A whole number, 0 or more, at most 9 digits");
                    }
                }
            }
        }

        Flow {
            spacing: 8
            Layout.fillWidth: true

            Repeater {
                model: row.rates

                Badge {
                    required property var modelData
                    text: modelData.code + "  " + (modelData.rate !== "" ? modelData.rate + " %" : modelData.standing === "no_cases" ? qsTr("no cases") : qsTr("no figures"))
                    tone: modelData.beyond ? "warn" : modelData.standing === "met" ? "good" : modelData.standing === "not_met" ? "bad" : "plain"
                }
            }
        }

        Banner {
            objectName: "beyond-" + row.month
            tone: "warn"
            text: row.rates.some(rate => rate.beyond) ? qsTr("More than 100 %: compare these figures with the company's list.") : ""
            Layout.fillWidth: true
        }
    }
}
