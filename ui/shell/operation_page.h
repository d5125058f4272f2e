#pragma once
#include "core/engine/guard.h"
#include "core/engine/messages.h"
#include "core/model/service_model.h"

#include <QWidget>
#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace botoscope::ui {

class ConfirmBar;
class ElidedLabel;
class ErrorState;
class NoteLabel;
class PillLabel;
class RequestEditor;
class ResponseView;

/// One tab: an operation with its request and the response of its last call. Answers to earlier calls are dropped.
class OperationPage : public QWidget {
    Q_OBJECT
public:
    OperationPage(QString service, QString operation, QWidget* parent = nullptr);

    const QString& service() const { return m_service; }
    const QString& operation() const { return m_operation; }
    QString key() const { return m_service + QLatin1Char('.') + m_operation; }
    QString title() const; ///< of its tab
    const std::shared_ptr<const model::ServiceModel>& model() const { return m_model; }
    const model::OperationModel* operationModel() const;

    void setModel(std::shared_ptr<const model::ServiceModel> model);
    void setModelError(const QString& error);
    /// Who the call goes out as. Its mark decides what is not sent and what is asked before.
    void setIdentity(const engine::Identity& identity);
    /// Its answer may come in pages: said in the header.
    void setPaginated(bool paginated);
    void setStacked(bool requestAboveResponse);
    QSplitter* splitter() const { return m_splitter; }
    RequestEditor* editor() const { return m_editor; }
    ResponseView* response() const { return m_response; }
    QWidget* requestWidget() const;
    QWidget* responseWidget() const;
    Value params() const;
    void setParams(const Value& params); ///< kept until the model is there

    /// Validates and asks to be sent; what is wrong is shown in the form. What changes things is asked about first
    /// where guard.h says so.
    void send();
    void cancel();
    bool isRunning() const { return m_running; }
    const std::vector<quint64>& calls() const { return m_calls; }         ///< what this page sent, oldest first
    quint64 call() const { return m_calls.empty() ? 0 : m_calls.back(); } ///< of the last call, 0 before the first
    void callSent(quint64 call);
    void callFinished(const std::shared_ptr<const engine::CallOutcome>& outcome);
    /// The first field, as soon as it is there; the Send button of an operation without parameters.
    void focusRequest();
    void focusResponse();

Q_SIGNALS:
    void sendRequested();
    void renewRequested(botoscope::engine::Renewal renewal); ///< other keys, then the call again
    void accountRequested();                                 ///< a question would name it, and it is not known
    void cancelRequested(quint64 call);
    void modelRequested(const QString& service);
    void memberFocused(const QString& path, const botoscope::model::Member* member);
    void stateChanged();

private:
    QWidget* makeHeader();
    QWidget* makeContent();
    void showOperation();
    void showTraits();
    void updateSend();
    QString blockedReason() const;
    engine::Question question() const;
    void askFirst(engine::Question question);
    void endQuestion();

    QString m_service;
    QString m_operation;
    std::shared_ptr<const model::ServiceModel> m_model;
    Value m_waitingParams;
    ElidedLabel* m_name;
    PillLabel* m_class;
    NoteLabel* m_traits;
    NoteLabel* m_blocked;
    QPushButton* m_send;
    QPushButton* m_cancel;
    ConfirmBar* m_confirm;
    QStackedWidget* m_stack;
    ErrorState* m_error;
    QSplitter* m_splitter;
    RequestEditor* m_editor;
    ResponseView* m_response;
    std::vector<quint64> m_calls;
    bool m_running = false;
    engine::Renewal m_renewal = engine::Renewal::None; ///< offered with the response
    engine::Identity m_identity;
    bool m_paginated = false;
    bool m_focusWhenReady = false;
};

} // namespace botoscope::ui
