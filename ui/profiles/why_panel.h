#pragma once
#include "core/engine/messages.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTimer;
class QToolButton;
class QTreeWidget;

namespace botoscope::ui {

class ElidedLabel;
class ErrorState;

/// "Why these credentials?": each provider that was asked and what it said, and where region and endpoint come from.
class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// Somebody was asked; a moment later the panel says so.
    void setLoading(const QString& profile);
    void showExplanation(const engine::Explanation& explanation);
    bool isLoading() const { return m_loading; }
    void focusContent();

Q_SIGNALS:
    void refreshRequested();
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    void fill();
    void copy() const;

    engine::Explanation m_explanation;
    bool m_loading = false;
    ElidedLabel* m_summary;
    QToolButton* m_refresh;
    QToolButton* m_copy;
    QStackedWidget* m_stack;
    ErrorState* m_error;
    QTreeWidget* m_tree;
    QTimer* m_patience;
};

} // namespace botoscope::ui
