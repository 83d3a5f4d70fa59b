pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// 34 items in 34 taps: a tap answers and the next open item comes up by itself.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document
    readonly property bool upright: width < height + Theme.keyboardHeight
    readonly property bool narrow: !upright && width < 348 + 5 * (Theme.step + 10) + 32 ///< no room for steps beside a map
    property int row: session.navigator.kept("row") ?? -1

    function go(to) {
        if (to < 0 || to >= answers.count)
            return;
        page.row = to;
        page.session.navigator.keep("row", to);
    }

    function answer(level) {
        answers.answer(page.row, level);
        const next = answers.nextOpen(page.row);
        if (next >= 0)
            advance.to = next;
        advance.start();
    }

    // Everything about one entity of the record: its conflicts, its history.
    function about(what, key) {
        page.session.navigator.open(what, {
                "audit": page.document.auditId,
                "kind": AuditDocument.Answer,
                "key": key
            });
    }

    title: answers.projectName
    subtitle: (answers.kind === "auditor" ? qsTr("Auditor's observation") : qsTr("Customer's answers")) + (answers.evaluator ? " · " + answers.evaluator : "")
    actions: [
        PushButton {
            objectName: "undoButton"
            glyph: "undo"
            text: page.wide ? qsTr("Undo") : ""
            Accessible.name: qsTr("Undo the last answer")
            visible: answers.kind === "auditor"
            enabled: answers.canUndo
            onClicked: {
                advance.stop();
                page.go(answers.undo());
            }
        }
    ]

    AnswerList {
        id: answers
        document: page.document
        evaluation: page.session.navigator.place.evaluation ?? ""
        onCountChanged: {
            if (count > 0 && page.row < 0)
                page.go(Math.max(0, firstOpen));
        }
    }

    // The chosen step is seen for a moment before the next item takes its place.
    Timer {
        id: advance
        property int to: -1
        interval: 220
        onTriggered: {
            if (to >= 0)
                page.go(to);
            to = -1;
        }
    }

    ItemMap {
        id: map
        answers: answers
        row: page.row
        upright: page.upright
        settled: !advance.running
        visible: !page.narrow
        width: page.upright ? parent.width : page.narrow ? 0 : 348
        height: page.upright ? implicitHeight : parent.height
        y: page.upright ? parent.height - height : 0
        onPicked: row => {
            advance.stop();
            page.go(row);
        }
    }

    Keys.onDigit1Pressed: card.step(1)
    Keys.onDigit2Pressed: card.step(2)
    Keys.onDigit3Pressed: card.step(3)
    Keys.onDigit4Pressed: card.step(4)
    Keys.onDigit5Pressed: card.step(5)

    ItemCard {
        id: card
        x: page.upright ? 0 : map.width
        width: parent.width - x
        height: page.upright ? parent.height - map.height : parent.height
        visible: answers.count > 0
        answers: answers
        session: page.session
        row: Math.max(0, page.row)
        onAnswered: level => page.answer(level)
        onHistoryAsked: page.about("history", item.key)
        onConflictAsked: page.about("conflicts", item.key)
        onStepped: by => {
            advance.stop();
            page.go(page.row + by);
        }
    }
}
