#pragma once
#include "core/engine/messages.h"
#include "ui/shell/ui_state.h"

#include <QTabWidget>
#include <QVector>
#include <memory>

namespace botoscope::ui {

class OperationPage;

/// The tabs: opens, finds, closes, reopens and duplicates operation pages.
class PageBook : public QTabWidget {
    Q_OBJECT
public:
    explicit PageBook(QWidget* parent = nullptr);

    /// The page of that operation: the open one comes to the front, else a new one is made.
    OperationPage* open(const QString& service, const QString& operation);
    OperationPage* add(const QString& service, const QString& operation);
    OperationPage* current() const;
    OperationPage* page(int index) const;
    QVector<OperationPage*> pages() const;
    void duplicateCurrent();
    void closeCurrent();
    void closePage(int index);
    void reopen();
    bool canReopen() const { return !m_closed.isEmpty(); }
    void step(int tabs);
    /// Brings a tab to the front, counted from 0; -1 is the last one. Others than there are change nothing.
    void goTo(int tab);
    QVector<TabState> state() const;

Q_SIGNALS:
    void pageAdded(botoscope::ui::OperationPage* page);
    void pageClosing(botoscope::ui::OperationPage* page);
    void currentPageChanged(botoscope::ui::OperationPage* page); ///< nullptr when the last one is closed
    void newTabRequested();

private:
    struct Closed {
        QString service, operation;
        Value params;
        int index = 0;
    };
    void refreshTab(OperationPage* page);
    QVector<Closed> m_closed; ///< latest last
};

} // namespace botoscope::ui
