#pragma once
#include "core/engine/messages.h"
#include "core/model/service_model.h"

#include <QWidget>
#include <memory>

class QLabel;
class QStackedWidget;
class QTabWidget;
class QTreeView;
class QTreeWidget;

namespace botoscope::ui {

class CodeView;
class ElidedLabel;
class ErrorState;
class PillLabel;
class ValueTreeModel;

/// The response of the call in front: status line, the parsed members as a tree, the body as it came, headers; or the
/// error in words with the next thing to do. Sensitive members are masked until revealed.
class ResponseView : public QWidget {
    Q_OBJECT
public:
    explicit ResponseView(QWidget* parent = nullptr);
    void clear();
    void showPending(const QString& service, const QString& operation);
    void showOutcome(const std::shared_ptr<const engine::CallOutcome>& outcome, const model::OperationModel* operation);
    /// Focuses what an error offers, else the tab in front; nothing while there is no answer.
    void focusContent();

Q_SIGNALS:
    /// The person asks for what the error's button offers.
    void retryRequested();
    /// Other keys first, then the call again: the service called those of the call expired.
    void renewRequested();

private:
    QWidget* makeResultPage();
    void showFailure(const engine::CallOutcome& outcome);
    void showParsed(const engine::CallOutcome& outcome, const model::OperationModel* operation);
    void fillStatus(const engine::CallOutcome& outcome);
    void fillHeaders(const engine::CallOutcome& outcome);
    void revealCurrent();
    void copyCurrent();

    QStackedWidget* m_stack;
    QLabel* m_pending;
    PillLabel* m_status;
    ElidedLabel* m_facts;
    ErrorState* m_notice; ///< a refusal or a warning, above the result
    ErrorState* m_failure;
    bool m_canRenew = false; ///< m_notice offers other keys
    QTabWidget* m_tabs;
    QTreeView* m_tree;
    ValueTreeModel* m_treeModel;
    CodeView* m_json;
    CodeView* m_raw;
    QTreeWidget* m_headers;
};

} // namespace botoscope::ui
