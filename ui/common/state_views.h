#pragma once
#include "ui/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace botoscope::ui {

/// What a panel shows while it has nothing: an icon, one sentence, at most one action.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(Icon icon, const QString& sentence, const QString& action = {}, QWidget* parent = nullptr);
    void setSentence(const QString& sentence);

Q_SIGNALS:
    void activated();

protected:
    void changeEvent(QEvent* event) override;

private:
    void repaintIcon();
    Icon m_icon;
    QLabel* m_picture;
    QLabel* m_sentence;
    QPushButton* m_action = nullptr;
};

/// What a panel shows when something failed: what happened, where, what to do next; all of it can be copied.
class ErrorState : public QWidget {
    Q_OBJECT
public:
    explicit ErrorState(QWidget* parent = nullptr);
    /// Empty parts are left out. action is the text of the one button besides Copy.
    void setError(const QString& what, const QString& where, const QString& next, const QString& action = {});
    QString text() const; ///< as copied
    void focusButton();

Q_SIGNALS:
    void activated();

private:
    QLabel* m_what;
    QLabel* m_where;
    QLabel* m_next;
    QPushButton* m_action;
    QPushButton* m_copy;
};

} // namespace botoscope::ui
