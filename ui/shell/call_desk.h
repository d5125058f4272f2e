#pragma once
#include "core/engine/messages.h"
#include "core/engine/prompt_messages.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <memory>
#include <vector>

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class OperationPage;
class PageBook;
class TraceDock;

/// Carries calls between pages, the engine and the trace. Every result goes to the page that sent the call, by id.
class CallDesk : public QObject {
    Q_OBJECT
public:
    CallDesk(engine::Engine& engine, TraceDock* trace, QObject* parent);

    /// Connects a page's wishes.
    void serve(OperationPage* page);
    void setIdentity(const engine::Identity& identity);
    /// Calls of a page that goes away are cancelled.
    void release(OperationPage* page);
    int running() const { return static_cast<int>(m_pages.size()); }

Q_SIGNALS:
    void callSent(const QString& operationKey);
    void callDone(quint64 call);

private:
    void send(OperationPage* page);
    void renew(OperationPage* page, engine::Renewal renewal);
    void promptChanged(const engine::Prompt& prompt);
    void finish(quint64 call, const std::shared_ptr<const engine::CallOutcome>& outcome);

    engine::Engine& m_engine;
    TraceDock* m_trace;
    engine::Identity m_identity;
    /// A call that is sent again after a sign-in.
    struct Waiting {
        QPointer<OperationPage> page;
        std::string profile;
    };
    std::vector<Waiting> m_waiting;
    QHash<quint64, QPointer<OperationPage>> m_pages; ///< of calls under way
};

} // namespace botoscope::ui
