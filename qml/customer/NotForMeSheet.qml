pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// An item may be left out of an evaluation with a reason only: these are the customer's.
Sheet {
    id: sheet

    readonly property var reasons: [qsTr("I never needed this service"), qsTr("There is nothing of the kind at my place"), qsTr("I had nothing to do with it, somebody else did")]

    signal given(string reason)

    name: "notForMe"
    title: qsTr("Why does the question not apply to you?")
    confirms: false

    Repeater {
        model: sheet.reasons

        PushButton {
            required property int index
            required property string modelData
            objectName: "notForMe" + (index + 1)
            text: modelData
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(64, implicitHeight)
            onClicked: {
                sheet.close();
                sheet.given(modelData);
            }
        }
    }
}
