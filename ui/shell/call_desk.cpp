#include "ui/shell/call_desk.h"

#include "core/engine/engine.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/trace_dock.h"
#include "ui/trace/trace_panel.h"

#include <algorithm>
#include <utility>

namespace botoscope::ui {

CallDesk::CallDesk(engine::Engine& engine, TraceDock* trace, QObject* parent)
    : QObject(parent), m_engine(engine), m_trace(trace)
{
    connect(&engine, &engine::Engine::callStarted, this, [this](const trace::CallInfo& info) {
        m_trace->panel()->beginCall(info);
        m_trace->noteCall();
        if (const QPointer<OperationPage> page = m_pages.value(info.id); page && page->isVisible()) {
            m_trace->panel()->showTab(page->calls()); // who sends looks at what was sent
        }
    });
    connect(&engine, &engine::Engine::stepsRecorded, trace->panel(), &TracePanel::addSteps);
    connect(&engine, &engine::Engine::callFinished, this, &CallDesk::finish);
    connect(&engine, &engine::Engine::promptChanged, this, &CallDesk::promptChanged);
}

void CallDesk::serve(OperationPage* page)
{
    connect(page, &OperationPage::sendRequested, this, [this, page] { send(page); });
    connect(page, &OperationPage::renewRequested, this,
            [this, page](engine::Renewal renewal) { renew(page, renewal); });
    connect(page, &OperationPage::accountRequested, this, [this] { m_engine.askCallerIdentity(); });
    connect(page, &OperationPage::cancelRequested, this, [this](quint64 call) { m_engine.cancel(call); });
    page->setIdentity(m_identity);
}

void CallDesk::setIdentity(const engine::Identity& identity)
{
    m_identity = identity;
}

void CallDesk::release(OperationPage* page)
{
    if (page->isRunning()) {
        m_engine.cancel(page->call());
    }
    page->disconnect(this);
}

void CallDesk::send(OperationPage* page)
{
    engine::CallRequest request;
    request.service = page->service().toStdString();
    request.operation = page->operation().toStdString();
    request.params = page->params();
    // What the strip shows is what is used, also when a file changes in between.
    request.profile = m_identity.choice;
    request.region = m_identity.region;
    const quint64 call = m_engine.send(std::move(request));
    m_pages.insert(call, page);
    page->callSent(call);
    Q_EMIT callSent(page->key());
}

/// The refusal stays in sight until the call goes out again.
void CallDesk::renew(OperationPage* page, engine::Renewal renewal)
{
    const bool waits = std::any_of(m_waiting.begin(), m_waiting.end(),
                                   [page](const Waiting& waiting) { return waiting.page == page; });
    if (waits) {
        return; // the sign-in is under way
    }
    m_engine.renewCredentials(QString::fromStdString(m_identity.profile));
    if (renewal == engine::Renewal::SignIn) {
        m_waiting.push_back({page, m_identity.profile});
    } else {
        page->send();
    }
}

void CallDesk::promptChanged(const engine::Prompt& prompt)
{
    if (prompt.kind != engine::Prompt::Kind::SignIn || prompt.state != engine::Prompt::State::Closed) {
        return;
    }
    for (const Waiting& waiting : std::exchange(m_waiting, {})) {
        if (prompt.done && waiting.page && !waiting.page->isRunning() && waiting.profile == m_identity.profile) {
            waiting.page->send();
        }
    }
}

void CallDesk::finish(quint64 call, const std::shared_ptr<const engine::CallOutcome>& outcome)
{
    m_trace->panel()->endCall(outcome->end);
    if (const QPointer<OperationPage> page = m_pages.take(call)) {
        page->callFinished(outcome);
    }
    Q_EMIT callDone(call);
}

} // namespace botoscope::ui
