#include "ui/shell/operation_page.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/operation_words.h"
#include "ui/common/profile_colors.h"
#include "ui/common/state_views.h"
#include "ui/common/style.h"
#include "ui/forms/request_editor.h"
#include "ui/response/response_view.h"
#include "ui/shell/confirm_bar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

namespace botoscope::ui {

namespace {

enum State { Loading, Failed, Ready };
constexpr int narrowestRequest = 392; ///< its tabs and buttons in one row

QString sendWords(model::OperationClass kind)
{
    return kind == model::OperationClass::Reads
               ? OperationPage::tr("Send")
               : OperationPage::tr("Send · %1", "the word is writes or destroys").arg(operationClassWord(kind));
}

QString traitWords(const model::OperationModel& operation, bool paginated)
{
    QStringList words;
    if (paginated) {
        words.append(OperationPage::tr("paginated"));
    }
    if (operation.hasEventStreamOutput() || operation.hasEventStreamInput()) {
        words.append(OperationPage::tr("event stream"));
    } else if (operation.hasStreamingOutput()) {
        words.append(OperationPage::tr("streams"));
    }
    if (operation.idempotent) {
        words.append(OperationPage::tr("idempotent"));
    }
    if (operation.deprecated) {
        words.append(OperationPage::tr("deprecated"));
    }
    return words.join(QStringLiteral(" · "));
}

/// The first parameters that must be there and can be said in a line: what the call is about.
QVector<QPair<QString, QString>> subjectOf(const model::OperationModel& operation, const Value& params)
{
    constexpr int most = 3;
    QVector<QPair<QString, QString>> subject;
    const model::Shape* input = operation.inputShape();
    for (const model::Member& member : input ? input->members : std::vector<model::Member>()) {
        const Value& value = params[member.name.view()];
        if (member.required && value.isString() && !member.ref.traits().sensitive && subject.size() < most) {
            subject.append({QString::fromStdString(member.name.str()), QString::fromStdString(value.toString())});
        }
    }
    return subject;
}

} // namespace

OperationPage::OperationPage(QString service, QString operation, QWidget* parent)
    : QWidget(parent), m_service(std::move(service)), m_operation(std::move(operation)), m_name(new ElidedLabel),
      m_class(new PillLabel), m_traits(new NoteLabel), m_blocked(new NoteLabel({}, Token::Warning)),
      m_send(named(new QPushButton, QStringLiteral("pageSend"), tr("Send"))),
      m_cancel(named(new QPushButton(tr("Cancel")), QStringLiteral("pageCancel"), tr("Cancel the call"))),
      m_confirm(new ConfirmBar), m_stack(new QStackedWidget),
      m_error(named(new ErrorState, QStringLiteral("pageError"), tr("What is wrong with the model"))),
      m_splitter(new QSplitter(Qt::Horizontal)), m_editor(new RequestEditor), m_response(new ResponseView)
{
    m_stack->addWidget(new EmptyState(Icon::Clock, tr("Reading the model of %1…").arg(m_service)));
    m_stack->addWidget(m_error);
    m_stack->addWidget(makeContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_confirm);
    column->addWidget(m_stack, 1);
    m_name->setText(title());
    connect(m_send, &QPushButton::clicked, this, &OperationPage::send);
    connect(m_cancel, &QPushButton::clicked, this, &OperationPage::cancel);
    connect(m_confirm, &ConfirmBar::cancelled, this, &OperationPage::endQuestion);
    connect(m_confirm, &ConfirmBar::confirmed, this, [this] {
        endQuestion();
        Q_EMIT sendRequested();
    });
    connect(m_editor, &RequestEditor::focusedMember, this, &OperationPage::memberFocused);
    connect(m_response, &ResponseView::retryRequested, this, &OperationPage::send);
    connect(m_response, &ResponseView::renewRequested, this, [this] { Q_EMIT renewRequested(m_renewal); });
    connect(m_error, &ErrorState::activated, this, [this] {
        m_stack->setCurrentIndex(Loading);
        Q_EMIT modelRequested(m_service);
    });
    updateSend();
}

QWidget* OperationPage::makeHeader()
{
    auto* header = new QWidget;
    m_name->setFont(Theme::strongFont());
    m_send->setMinimumSize(96, metrics::rowHeight);
    m_cancel->setMinimumHeight(metrics::rowHeight);
    m_send->setToolTip(tr("Send the call (Ctrl+Enter)"));
    m_cancel->setToolTip(tr("Cancel the call (Ctrl+.)"));
    m_class->hide();
    m_traits->setWordWrap(false);
    m_blocked->setWordWrap(false);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::medium);
    row->setSpacing(metrics::medium);
    row->addWidget(m_name, 1);
    row->addWidget(m_class);
    row->addWidget(m_traits);
    row->addWidget(m_blocked);
    row->addWidget(m_cancel);
    row->addWidget(m_send);
    return header;
}

QWidget* OperationPage::makeContent()
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_editor);
    m_splitter->addWidget(m_response);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({1000, 1000}); // halves of whatever there is
    m_editor->setMinimumWidth(narrowestRequest);
    m_response->setMinimumWidth(200);
    m_response->clear();
    return m_splitter;
}

QString OperationPage::title() const
{
    return QStringLiteral("%1 · %2").arg(m_model ? QString::fromStdString(m_model->metadata().serviceId) : m_service,
                                         m_operation);
}

const model::OperationModel* OperationPage::operationModel() const
{
    return m_model ? m_model->operation(m_operation.toStdString()) : nullptr;
}

void OperationPage::setModel(std::shared_ptr<const model::ServiceModel> model)
{
    m_model = std::move(model);
    if (!operationModel()) {
        setModelError(tr("The service %1 has no operation %2.").arg(m_service, m_operation));
        return;
    }
    showOperation();
    m_stack->setCurrentIndex(Ready);
    updateSend();
    // Whoever has gone elsewhere meanwhile keeps the keyboard.
    const QWidget* focus = window()->focusWidget();
    if (std::exchange(m_focusWhenReady, false) && (!focus || focus == this || isAncestorOf(focus))) {
        focusRequest();
    }
    Q_EMIT stateChanged();
}

void OperationPage::showOperation()
{
    const model::OperationModel& operation = *operationModel();
    m_name->setText(title());
    m_class->setText(operationClassWord(operation.operationClass()));
    m_class->setTint(operationClassToken(operation.operationClass()));
    m_class->show();
    showTraits();
    m_editor->setOperation(&operation);
    if (m_waitingParams.isMap()) {
        m_editor->setParams(m_waitingParams);
        m_waitingParams = {};
    }
}

void OperationPage::showTraits()
{
    m_traits->setText(operationModel() ? traitWords(*operationModel(), m_paginated) : QString());
    m_traits->setVisible(!m_traits->text().isEmpty());
}

void OperationPage::setModelError(const QString& error)
{
    m_error->setError(tr("The model of %1 can't be used.").arg(m_service), error,
                      tr("Check the model data, then read it again."), tr("Read again"));
    m_stack->setCurrentIndex(Failed);
    updateSend();
}

void OperationPage::setIdentity(const engine::Identity& identity)
{
    const bool other = identity.profile != m_identity.profile || identity.region != m_identity.region;
    m_identity = identity;
    m_editor->setPlace({QString::fromStdString(identity.profile), QString::fromStdString(identity.region)});
    if (other || !blockedReason().isEmpty()) {
        endQuestion(); // it was about somebody else
    } else if (m_confirm->isVisible()) {
        m_confirm->setIdentity(identity);
    }
    updateSend();
}

void OperationPage::setPaginated(bool paginated)
{
    m_paginated = paginated;
    showTraits();
}

void OperationPage::setStacked(bool requestAboveResponse)
{
    m_splitter->setOrientation(requestAboveResponse ? Qt::Vertical : Qt::Horizontal);
}

QWidget* OperationPage::requestWidget() const
{
    return m_editor;
}

QWidget* OperationPage::responseWidget() const
{
    return m_response;
}

Value OperationPage::params() const
{
    return m_waitingParams.isMap() ? m_waitingParams : m_editor->params();
}

void OperationPage::setParams(const Value& params)
{
    if (operationModel()) {
        m_editor->setParams(params);
    } else {
        m_waitingParams = params;
    }
}

QString OperationPage::blockedReason() const
{
    const model::OperationModel* operation = operationModel();
    return operation && m_identity.mark.readOnly && operation->operationClass() != model::OperationClass::Reads
               ? tr("not sent: the profile is read-only")
               : QString();
}

engine::Question OperationPage::question() const
{
    // The simulator changes nothing, unless somebody rehearses with it.
    const bool harmless = m_identity.simulator && !m_identity.mark.production;
    return harmless ? engine::Question::None : engine::questionFor(m_identity.mark, operationModel()->operationClass());
}

void OperationPage::askFirst(engine::Question question)
{
    const model::OperationModel& operation = *operationModel();
    m_editor->setEnabled(false); // what is asked about stays as it is
    m_confirm->ask({m_operation, operation.operationClass(), question, subjectOf(operation, params())}, m_identity);
    if (m_identity.accountId.empty() && !m_identity.error) {
        Q_EMIT accountRequested();
    }
}

void OperationPage::endQuestion()
{
    if (m_confirm->isHidden()) {
        return;
    }
    const bool hadFocus = m_confirm->isAncestorOf(window()->focusWidget());
    m_confirm->hide();
    m_editor->setEnabled(true);
    if (hadFocus) {
        focusRequest();
    }
}

void OperationPage::updateSend()
{
    const model::OperationModel* operation = operationModel();
    const auto kind = operation ? operation->operationClass() : model::OperationClass::Reads;
    const QString blocked = blockedReason();
    m_blocked->setText(blocked);
    m_blocked->setVisible(!blocked.isEmpty());
    m_send->setText(m_running ? tr("Sending…") : sendWords(kind));
    m_send->setAccessibleName(tr("Send %1, %2").arg(m_operation, operationClassWord(kind)));
    m_send->setEnabled(operation && !m_running && blocked.isEmpty());
    setEdge(m_send, markToken(m_identity.mark));
    m_send->setIcon(icon(Icon::Send, m_send->isEnabled() ? Token::OnAccent : Token::TextSecondary));
    if (m_send->isEnabled()) {
        setTint(m_send, operationClassToken(kind));
    } else {
        clearTint(m_send);
    }
    m_cancel->setVisible(m_running);
}

void OperationPage::send()
{
    if (!m_confirm->isHidden()) {
        m_confirm->focusQuestion(); // sending again is no answer
    } else if (m_send->isEnabled() && m_editor->readyToSend()) {
        const engine::Question first = question();
        if (first == engine::Question::None) {
            Q_EMIT sendRequested();
        } else {
            askFirst(first);
        }
    }
}

void OperationPage::cancel()
{
    if (m_running) {
        Q_EMIT cancelRequested(call());
    }
}

void OperationPage::callSent(quint64 call)
{
    m_calls.push_back(call);
    m_running = true;
    m_response->showPending(m_service, m_operation);
    updateSend();
    Q_EMIT stateChanged();
}

void OperationPage::callFinished(const std::shared_ptr<const engine::CallOutcome>& outcome)
{
    if (outcome->call != call()) {
        return;
    }
    const bool sendHadFocus = m_cancel->hasFocus();
    m_running = false;
    updateSend();
    if (sendHadFocus) {
        m_send->setFocus(Qt::OtherFocusReason);
    }
    m_renewal = outcome->renewal;
    m_response->showOutcome(outcome, operationModel());
    Q_EMIT stateChanged();
}

void OperationPage::focusRequest()
{
    if (!operationModel()) {
        m_focusWhenReady = true;
        setFocus(Qt::ShortcutFocusReason);
    } else if (!m_editor->focusContent()) {
        m_send->setFocus(Qt::ShortcutFocusReason);
    }
}

void OperationPage::focusResponse()
{
    m_response->focusContent();
}

} // namespace botoscope::ui
