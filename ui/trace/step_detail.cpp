#include "ui/trace/step_detail.h"

#include "core/trace/diff.h"
#include "ui/common/code_view.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/common/theme.h"
#include "ui/common/value_tree_model.h"
#include "ui/trace/step_words.h"
#include "ui/trace/trace_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace botoscope::ui {

namespace {

struct Mark {
    QString sign;
    Token token;
};

Mark markOf(trace::ChangeKind kind)
{
    switch (kind) {
    case trace::ChangeKind::Added:
        return {QStringLiteral("+"), Token::Added};
    case trace::ChangeKind::Removed:
        return {QStringLiteral("−"), Token::Removed};
    case trace::ChangeKind::Changed:
        break;
    }
    return {QStringLiteral("~"), Token::Changed};
}

QTreeWidget* table(const QString& objectName, const QString& accessibleName, const QStringList& titles)
{
    auto* widget = named(new QTreeWidget, objectName, accessibleName);
    widget->setHeaderLabels(titles);
    widget->setRootIsDecorated(false);
    widget->setUniformRowHeights(true);
    widget->setFrameShape(QFrame::NoFrame);
    widget->setTextElideMode(Qt::ElideMiddle);
    return widget;
}

/// Columns share the width there is: nobody scrolls sideways to see a value.
void fitColumns(QTreeWidget* table, std::initializer_list<QHeaderView::ResizeMode> modes)
{
    int column = 0;
    table->header()->setStretchLastSection(false);
    for (const QHeaderView::ResizeMode mode : modes) {
        table->header()->setSectionResizeMode(column++, mode);
    }
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// A whole part that came or went is shown by its members.
void flatten(const trace::Change& change, std::vector<trace::Change>& out)
{
    const Value& part = change.kind == trace::ChangeKind::Removed ? change.before : change.after;
    if (change.kind == trace::ChangeKind::Changed || !part.isMap() || part.size() == 0) {
        out.push_back(change);
        return;
    }
    for (const auto& [key, value] : part.map()) {
        const bool added = change.kind == trace::ChangeKind::Added;
        flatten({change.kind, change.path + '.' + key.str(), added ? Value() : value, added ? value : Value()}, out);
    }
}

/// What happens at a step, and what came up before it.
QString sentences(QString sentence, const trace::Step& step, const trace::StepPtr& before)
{
    const QString note = noteSentence(step.snapshot, before ? before->snapshot : Value());
    return note.isEmpty() ? sentence : sentence + QLatin1Char('\n') + note;
}

QString oneLine(const Value& value)
{
    return scalarText(value).replace(QLatin1Char('\n'), QStringLiteral("⏎")).left(2'000);
}

} // namespace

StepDetail::StepDetail(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_sentence(new QLabel), m_error(new QLabel), m_tabs(new QTabWidget),
      m_changes(table(QStringLiteral("stepChanges"), tr("What changed"), {tr("Path"), tr("Now"), tr("Before")})),
      m_snapshot(named(new QTreeView, QStringLiteral("stepSnapshot"), tr("Snapshot of the step"))),
      m_snapshotModel(new ValueTreeModel(this)),
      m_handlers(table(QStringLiteral("stepHandlers"), tr("Handlers that ran"),
                       {tr("Handler"), tr("Registered for"), tr("Took"), tr("Changed")})),
      m_signing(named(new CodeView, QStringLiteral("stepSigning"), tr("Canonical request and string to sign"))),
      m_stack(new QStackedWidget)
{
    makeTabs();
    m_sentence->setObjectName(QStringLiteral("stepSentence"));
    m_title->setFont(Theme::monoFont());
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {m_sentence, m_error}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // values and messages may look like markup
        label->setFont(Theme::smallFont());
    }
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::large, metrics::medium, metrics::medium, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_error);
    layout->addWidget(m_tabs, 1);
    m_stack->addWidget(new EmptyState(Icon::Diff, tr("Select a step to see what it held and what changed.")));
    m_stack->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    setMinimumWidth(280);
    connect(&Theme::current(), &Theme::changed, this, &StepDetail::refresh);
}

void StepDetail::refresh()
{
    if (m_step) {
        const QString title = m_title->text();
        const QString sentence = m_sentence->text();
        showStep(trace::StepPtr(m_step), trace::StepPtr(m_before));
        m_title->setText(title);
        m_sentence->setText(sentence);
    }
}

void StepDetail::makeTabs()
{
    m_snapshot->setModel(m_snapshotModel);
    m_snapshot->setUniformRowHeights(true);
    m_snapshot->setFrameShape(QFrame::NoFrame);
    m_snapshot->header()->resizeSection(0, 180);
    fitColumns(m_changes, {QHeaderView::Interactive, QHeaderView::Stretch, QHeaderView::Stretch});
    m_changes->header()->resizeSection(0, 200);
    fitColumns(m_handlers,
               {QHeaderView::Stretch, QHeaderView::Stretch, QHeaderView::ResizeToContents, QHeaderView::Stretch});
    m_tabs->setDocumentMode(true);
    named(m_tabs, QStringLiteral("stepTabs"), tr("Parts of the step"));
    m_tabs->addTab(m_changes, tr("Changes"));
    m_tabs->addTab(m_snapshot, tr("Snapshot"));
    m_tabs->addTab(m_handlers, tr("Handlers"));
    m_tabs->addTab(m_signing, tr("Signing"));
}

void StepDetail::clear()
{
    m_step.reset();
    m_before.reset();
    m_stack->setCurrentIndex(0);
}

void StepDetail::showStep(const trace::StepPtr& step, const trace::StepPtr& before)
{
    m_step = step;
    m_before = before;
    m_title->setText(QString::fromStdString(step->event));
    m_sentence->setText(sentences(stepSentence(step->event), *step, before));
    QPalette palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, Theme::color(Token::TextSecondary));
    m_sentence->setPalette(palette);
    m_error->setVisible(step->error.has_value());
    if (step->error) {
        m_error->setText(QString::fromStdString(step->error->message));
        palette.setColor(QPalette::WindowText, Theme::color(Token::Error));
        m_error->setPalette(palette);
    }
    fillChanges(*step, before);
    m_snapshotModel->setValue(step->snapshot);
    m_snapshot->expandToDepth(0);
    fillHandlers(*step);
    fillSigning(*step);
    m_tabs->setTabText(0, tr("Changes %1").arg(m_changes->topLevelItemCount()));
    m_tabs->setTabText(2, tr("Handlers %1").arg(step->handlers.size()));
    m_stack->setCurrentIndex(1);
}

void StepDetail::showCall(const trace::CallRecord& record)
{
    if (record.steps.empty()) {
        clear();
        return;
    }
    // A call as a whole: everything that came about between nothing and its last step.
    auto whole = std::make_shared<trace::Step>(*record.steps.back());
    whole->handlers.clear();
    for (const trace::StepPtr& step : record.steps) {
        whole->handlers.insert(whole->handlers.end(), step->handlers.begin(), step->handlers.end());
    }
    whole->error.reset();
    if (record.end && !record.end->summary.empty()) {
        whole->error = Error(ErrorCode::Internal, record.end->summary);
    }
    showStep(whole, nullptr);
    m_title->setText(QStringLiteral("%1 %2").arg(QString::fromStdString(record.info.service),
                                                 QString::fromStdString(record.info.operation)));
    const QString how =
        record.end ? tr("The whole call: %1, attempts %2, %3.")
                         .arg(durationText(record.end->micros), QString::number(record.end->attempts),
                              record.end->httpStatus ? tr("status %1").arg(record.end->httpStatus) : tr("no response"))
                   : tr("The call is running.");
    m_sentence->setText(sentences(how, *whole, nullptr));
}

void StepDetail::fillChanges(const trace::Step& step, const trace::StepPtr& before)
{
    m_changes->clear();
    const Value none = Map();
    std::vector<trace::Change> changes;
    for (const trace::Change& change : trace::diff(before ? before->snapshot : none, step.snapshot, 500)) {
        flatten(change, changes);
    }
    const auto hadValue = [](const trace::Change& change) { return change.kind != trace::ChangeKind::Added; };
    m_changes->setColumnHidden(2, std::ranges::none_of(changes, hadValue));
    for (const trace::Change& change : changes) {
        const Mark mark = markOf(change.kind);
        auto* item = new QTreeWidgetItem(m_changes);
        item->setText(0, mark.sign + QLatin1Char(' ') + QString::fromStdString(change.path));
        item->setForeground(0, Theme::color(mark.token));
        const bool removed = change.kind == trace::ChangeKind::Removed;
        const bool changed = change.kind == trace::ChangeKind::Changed;
        item->setText(1, removed ? QString() : oneLine(change.after));
        item->setText(2, removed || changed ? oneLine(change.before) : QString());
        item->setFont(1, Theme::monoFont());
        item->setFont(2, Theme::monoFont());
        item->setToolTip(0, QString::fromStdString(change.path));
        item->setToolTip(1, item->text(1));
        item->setToolTip(2, item->text(2));
    }
}

void StepDetail::fillHandlers(const trace::Step& step)
{
    m_handlers->clear();
    for (const trace::HandlerRun& run : step.handlers) {
        auto* item = new QTreeWidgetItem(m_handlers);
        QStringList changed;
        for (const std::string& path : run.changed) {
            changed.append(QString::fromStdString(path));
        }
        item->setText(0, QString::fromStdString(run.name));
        item->setText(1, QString::fromStdString(run.pattern));
        item->setText(2, durationText(run.durationMicros));
        item->setText(3, run.error.empty() ? changed.join(QStringLiteral(", ")) : QString::fromStdString(run.error));
        item->setToolTip(3, changed.join(QLatin1Char('\n')));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void StepDetail::fillSigning(const trace::Step& step)
{
    const Value& signing = step.snapshot["signing"];
    const bool known = signing.find("canonical_request") != nullptr;
    m_tabs->setTabEnabled(3, known);
    if (!known) {
        m_signing->setText(tr("This request is not signed yet."));
        return;
    }
    m_signing->setText(tr("Canonical request\n\n%1\n\nString to sign\n\n%2")
                           .arg(QString::fromStdString(signing["canonical_request"].toString()),
                                QString::fromStdString(signing["string_to_sign"].toString())));
}

} // namespace botoscope::ui
