pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Monthly service figures; the rates are the engine's.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    title: qsTr("Monthly figures")
    subtitle: document?.organisation ?? ""

    MonthList {
        id: monthList
        document: page.document
    }

    ScrollPage {
        anchors.fill: parent
        inner: page.inner

        Words {
            visible: monthList.count === 0
            text: qsTr("No month yet. Response, closing, complaints and satisfaction are computed from these figures, month by month.")
            quiet: true
            Layout.fillWidth: true
        }

        Banner {
            objectName: "monthGone"
            tone: "info"
            text: monthList.gone !== "" ? qsTr("%1 was taken out of the list.").arg(monthList.gone) : ""
            action: qsTr("Put it back")
            actionName: "monthPutBack"
            Layout.fillWidth: true
            onTriggered: monthList.putBack()
        }

        Repeater {
            model: monthList

            MonthRow {
                months: monthList
                session: page.session
                Layout.fillWidth: true
            }
        }

        RowLayout {
            spacing: 12
            Layout.fillWidth: true

            Entry {
                id: month
                fieldName: "monthField"
                label: qsTr("Month (YYYY-MM)")
                inputMethodHints: Qt.ImhPreferNumbers
                text: monthList.count >= 0 ? monthList.nextMonth() : ""
                Layout.preferredWidth: 220
                onAccepted: addMonth.clicked()
            }

            PushButton {
                id: addMonth
                objectName: "addMonthButton"
                glyph: "plus"
                text: qsTr("Add the month")
                Layout.alignment: Qt.AlignBottom
                onClicked: {
                    month.fault = monthList.add(month.text.trim()) ? "" : qsTr("A month as YYYY-MM that has begun and is not in the list yet.");
                    if (month.fault === "")
                        month.text = monthList.nextMonth();
                }
            }
        }
    }
}
