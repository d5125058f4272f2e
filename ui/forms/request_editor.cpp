#include "ui/forms/request_editor.h"

#include "core/protocol/skeleton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/forms/call_tab.h"
#include "ui/forms/form_view.h"
#include "ui/forms/json_tab.h"
#include "ui/forms/value_text.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int narrow = 470;          // px; below, the tool bar's buttons are icons
constexpr qint64 typingPause = 1000; // ms; edits of one field closer together than this are undone as one

QToolButton* makeButton(Icon which, const QString& text, const QString& name)
{
    auto* button = named(new QToolButton, name, text);
    button->setText(text);
    button->setIcon(icon(which));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

/// One change of the parameters: values are shared, so both sides cost next to nothing.
class ParamsCommand : public QUndoCommand {
public:
    ParamsCommand(RequestEditor& editor, Value after, QString path)
        : m_editor(editor), m_before(editor.m_params), m_after(std::move(after)), m_path(std::move(path))
    {
        m_age.start();
    }

    int id() const override { return 1; }
    void undo() override { m_editor.apply(m_before, m_path); }
    void redo() override
    {
        // The first time the change is on the screen already.
        if (m_done) {
            m_editor.apply(m_after, m_path);
        }
        m_done = true;
    }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const ParamsCommand*>(other);
        if (m_path.isEmpty() || next->m_path != m_path || m_age.elapsed() > typingPause) {
            return false;
        }
        m_after = next->m_after;
        m_age.restart();
        return true;
    }

private:
    RequestEditor& m_editor;
    Value m_before;
    Value m_after;
    QString m_path;
    QElapsedTimer m_age;
    bool m_done = false;
};

RequestEditor::RequestEditor(QWidget* parent)
    : QWidget(parent), m_undo(new QUndoStack(this)), m_form(named(new FormView, QStringLiteral("form"), tr("Form"))),
      m_json(new JsonTab), m_call(new CallTab),
      m_tabs(named(new QTabBar, QStringLiteral("requestTabs"), tr("Request as"))), m_pages(new QStackedWidget)
{
    m_tabs->addTab(icon(Icon::Form), tr("Form"));
    m_tabs->addTab(icon(Icon::Braces), tr("JSON"));
    m_tabs->addTab(icon(Icon::Terminal), tr("Call"));
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_json);
    m_pages->addWidget(m_call);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeToolBar());
    column->addWidget(m_pages, 1);
    column->addWidget(makeProblemBar());
    makeShortcuts();
    connect(m_tabs, &QTabBar::currentChanged, this, &RequestEditor::tabChosen);
    connect(m_form, &FormView::changed, this, &RequestEditor::formEdited);
    connect(m_form, &FormView::focusedMember, this, &RequestEditor::focusedMember);
    connect(m_form, &FormView::problemsChanged, this, &RequestEditor::showProblems);
    connect(m_json, &JsonTab::edited, this, &RequestEditor::jsonEdited);
    setOperation(nullptr);
}

QWidget* RequestEditor::makeToolBar()
{
    auto* bar = new QWidget;
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, metrics::small, 0);
    line->setSpacing(metrics::small);
    m_sample = makeButton(Icon::Sparkle, tr("Fill sample"), QStringLiteral("fillSample"));
    m_sample->setToolTip(tr("Fill in values that pass validation"));
    m_clear = makeButton(Icon::Clear, tr("Clear"), QStringLiteral("clearForm"));
    m_clear->setToolTip(tr("Take all values away; can be undone"));
    connect(m_sample, &QToolButton::clicked, this, &RequestEditor::fillSample);
    connect(m_clear, &QToolButton::clicked, this, &RequestEditor::clear);
    line->addWidget(m_tabs);
    line->addStretch();
    line->addWidget(m_sample);
    line->addWidget(m_clear);
    return bar;
}

QWidget* RequestEditor::makeProblemBar()
{
    m_problemBar = new QWidget;
    m_problemText = new ElidedLabel;
    m_problemText->setObjectName(QStringLiteral("problemText"));
    m_problemText->setElideMode(Qt::ElideRight);
    m_problemText->setMinimumHeight(metrics::rowHeight); // as with the button
    m_next = makeButton(Icon::ArrowRight, tr("Next problem"), QStringLiteral("nextProblem"));
    m_next->setToolTip(tr("Go to the next problem (F8)"));
    connect(m_next, &QToolButton::clicked, this, &RequestEditor::nextProblem);
    auto* line = new QHBoxLayout(m_problemBar);
    line->setContentsMargins(metrics::medium, metrics::small, metrics::small, metrics::small);
    line->addWidget(m_problemText, 1);
    line->addWidget(m_next);
    m_problemBar->hide();
    return m_problemBar;
}

void RequestEditor::makeShortcuts()
{
    const auto bind = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    bind(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_undo->undo(); });
    bind(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_undo->redo(); });
    bind(QKeySequence(Qt::Key_F8), [this] { nextProblem(); });
}

void RequestEditor::setOperation(const model::OperationModel* operation)
{
    m_operation = operation;
    m_undo->clear();
    m_params = Map{};
    m_form->setOperation(operation);
    m_json->setShape(operation && operation->input ? &*operation->input : nullptr);
    m_sample->setEnabled(operation && operation->input);
    m_clear->setEnabled(operation && operation->input);
    showCall();
    m_form->validate();
}

void RequestEditor::setParams(const Value& params)
{
    record(params, {});
    apply(params, {});
}

void RequestEditor::setPlace(const CallPlace& place)
{
    m_place = place;
    showCall();
}

/// Makes after the parameters of the editor, with the way back.
void RequestEditor::record(const Value& after, const QString& path)
{
    if (after == m_params) {
        m_params = after;
        return;
    }
    m_undo->push(new ParamsCommand(*this, after, path));
    m_params = after;
}

/// Shows params in every view.
void RequestEditor::apply(const Value& params, const QString& path)
{
    const bool other = !(params == m_params);
    m_params = params;
    m_form->setParams(params);
    if (tab() == JsonTextTab) {
        m_json->setValue(params);
    }
    m_form->validate();
    showCall();
    if (!path.isEmpty() && tab() == FormTab) {
        m_form->reveal(path);
    }
    if (other) {
        Q_EMIT changed();
    }
}

void RequestEditor::formEdited(const QString& path)
{
    record(m_form->params(), path);
    Q_EMIT changed();
}

void RequestEditor::jsonEdited()
{
    if (!m_json->error()) {
        record(m_json->value(), QStringLiteral("json"));
        m_form->setParams(m_params);
        m_form->validate();
        Q_EMIT changed();
    }
    showProblems();
}

void RequestEditor::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

RequestEditor::Tab RequestEditor::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void RequestEditor::tabChosen(int index)
{
    if (index == JsonTextTab && !(m_json->value() == m_params)) {
        m_json->setValue(m_params);
    }
    if (index == JsonTextTab) {
        m_json->selectPath(m_form->focusedPath());
    }
    const bool fromJson = m_pages->currentIndex() == JsonTextTab;
    m_pages->setCurrentIndex(index);
    if (index == FormTab && fromJson) {
        m_form->reveal(m_json->currentPath());
    }
    if (index == CallTextTab) {
        showCall();
    }
    showProblems();
}

/// Only while it is looked at: the text of a large input takes its time.
void RequestEditor::showCall()
{
    if (tab() == CallTextTab) {
        m_call->setCall(m_operation, m_params, m_place);
    }
}

bool RequestEditor::focusContent()
{
    switch (tab()) {
    case JsonTextTab:
        m_json->editor()->setFocus(Qt::ShortcutFocusReason);
        return true;
    case CallTextTab:
        m_tabs->setFocus(Qt::ShortcutFocusReason);
        return true;
    case FormTab:
        break;
    }
    return m_form->focusFirst();
}

void RequestEditor::copyCall()
{
    m_call->copy();
}

void RequestEditor::fillSample()
{
    if (m_operation && m_operation->input) {
        const Value sample = protocol::makeSkeleton(m_operation->input->shape());
        record(sample, {});
        apply(sample, {});
        Q_EMIT changed();
    }
}

void RequestEditor::clear()
{
    const Value none{Map{}};
    record(none, {});
    apply(none, {});
    Q_EMIT changed();
}

const ProblemIndex& RequestEditor::problems() const
{
    return m_form->problems();
}

bool RequestEditor::readyToSend()
{
    if (tab() == JsonTextTab && m_json->error()) {
        m_json->jumpToError();
        return false;
    }
    const bool good = !m_form->validate(true).hasErrors();
    if (!good) {
        m_nextProblem = 0;
        nextProblem();
    }
    return good;
}

void RequestEditor::nextProblem()
{
    const auto& all = problems().all();
    if (all.empty()) {
        return;
    }
    const auto count = static_cast<qsizetype>(all.size());
    const Problem& problem = all[static_cast<std::size_t>(m_nextProblem % count)];
    m_nextProblem = (m_nextProblem + 1) % count;
    if (tab() == JsonTextTab) {
        m_json->selectPath(problem.path);
        m_json->editor()->setFocus();
        return;
    }
    setTab(FormTab);
    m_form->reveal(problem.path);
}

/// Nobody is told off for an empty form: until somebody sends, what is missing is listed, not wrong.
void RequestEditor::showProblems()
{
    const Problem* first = nullptr;
    int errors = 0;
    int warnings = 0;
    QStringList missing;
    for (const Problem& problem : problems().all()) {
        if (problem.missing && !m_form->isStrict()) {
            missing += problem.path;
            continue;
        }
        problem.warning ? ++warnings : ++errors;
        if (!first || (first->warning && !problem.warning)) {
            first = &problem;
        }
    }
    m_problemBar->setVisible((first || !missing.isEmpty()) && tab() != CallTextTab);
    m_next->setVisible(first != nullptr);
    if (first) {
        QStringList parts;
        if (errors > 0) {
            parts += countText(errors, tr("1 problem"), tr("%1 problems"));
        }
        if (warnings > 0) {
            parts += countText(warnings, tr("1 hint"), tr("%1 hints"));
        }
        const QString where = first->path.isEmpty() ? QString() : first->path + QStringLiteral(": ");
        m_problemText->setText(parts.join(QStringLiteral(", ")) + QStringLiteral(" · ") + where + first->text);
        m_problemText->setColor(errors > 0 ? Token::Error : Token::Warning);
    } else {
        m_problemText->setText(tr("Still to fill in: %1").arg(missing.join(QStringLiteral(", "))));
        m_problemText->setColor(Token::TextSecondary);
    }
    Q_EMIT problemsChanged();
}

void RequestEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto style = width() < narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QToolButton* button : {m_sample, m_clear}) {
        button->setToolButtonStyle(style);
    }
}

} // namespace botoscope::ui
