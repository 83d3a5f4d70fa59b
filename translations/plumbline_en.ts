<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuditRow</name>
    <message numerus="yes">
        <source>%n entry(ies) on record</source>
        <translation>
            <numerusform>%n entry on record</numerusform>
            <numerusform>%n entries on record</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message numerus="yes">
        <source>%n project(s). Both parties note the beginning of this hash: another list would have another one.</source>
        <translation>
            <numerusform>%n project. Both parties note the beginning of this hash: another list would have another one.</numerusform>
            <numerusform>%n projects. Both parties note the beginning of this hash: another list would have another one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationRow</name>
    <message numerus="yes">
        <source>Recorded differently too late for the hand-in, without effect: %n value(s)</source>
        <translation>
            <numerusform>Recorded differently too late for the hand-in, without effect: %n value</numerusform>
            <numerusform>Recorded differently too late for the hand-in, without effect: %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n project(s) read</source>
        <translation>
            <numerusform>%n project read</numerusform>
            <numerusform>%n projects read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over these %n project(s)</source>
        <translation>
            <numerusform>Take over this project</numerusform>
            <numerusform>Take over these %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveNote</name>
    <message numerus="yes">
        <source>%n evaluation(s)</source>
        <translation>
            <numerusform>%n evaluation</numerusform>
            <numerusform>%n evaluations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved on this tablet and not yet confirmed by the office: %n record(s). They go out by themselves once there is a network.</source>
        <translation>
            <numerusform>Saved on this tablet and not yet confirmed by the office: %n record. It goes out by itself once there is a network.</numerusform>
            <numerusform>Saved on this tablet and not yet confirmed by the office: %n records. They go out by themselves once there is a network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved on this tablet, but the office refuses something: %n record(s) are not confirmed. The sync page says why and what to do.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManagementRow</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingRow</name>
    <message numerus="yes">
        <source>%n open answer(s): %1</source>
        <translation>
            <numerusform>%n open answer: %1</numerusform>
            <numerusform>%n open answers: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n management item(s) not graded</source>
        <translation>
            <numerusform>%n management item not graded</numerusform>
            <numerusform>%n management items not graded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectRow</name>
    <message numerus="yes">
        <source>%n complete</source>
        <translation>
            <numerusform>%n complete</numerusform>
            <numerusform>%n complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message numerus="yes">
        <source>%n project(s), no sample yet</source>
        <translation>
            <numerusform>%n project, no sample yet</numerusform>
            <numerusform>%n projects, no sample yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recorded differently on two devices: %n field(s)</source>
        <translation>
            <numerusform>Recorded differently on two devices: %n field</numerusform>
            <numerusform>Recorded differently on two devices: %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>Mean of %n evaluation(s)</source>
        <translation>
            <numerusform>Mean of %n evaluation</numerusform>
            <numerusform>Mean of %n evaluations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message numerus="yes">
        <source>%n evaluation(s) count</source>
        <translation>
            <numerusform>%n evaluation counts</numerusform>
            <numerusform>%n evaluations count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n evaluation(s) count</source>
        <translation>
            <numerusform>%n evaluation counts</numerusform>
            <numerusform>%n evaluations count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) open</source>
        <translation>
            <numerusform>%n item open</numerusform>
            <numerusform>%n items open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamPanel</name>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message numerus="yes">
        <source>Whatever comes: %n star(s)</source>
        <translation>
            <numerusform>Whatever comes: %n star</numerusform>
            <numerusform>Whatever comes: %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Provisional: %n thing(s) missing. It goes by what is recorded.</source>
        <translation>
            <numerusform>Provisional: %n thing missing. It goes by what is recorded.</numerusform>
            <numerusform>Provisional: %n things missing. It goes by what is recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message numerus="yes">
        <source>What %n star(s) would take</source>
        <translation>
            <numerusform>What %n star would take</numerusform>
            <numerusform>What %n stars would take</numerusform>
        </translation>
    </message>
</context>
</TS>
