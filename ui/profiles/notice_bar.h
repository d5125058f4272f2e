#pragma once
#include "ui/common/icons.h"

#include <QWidget>
#include <functional>

class QToolButton;

namespace botoscope::ui {

class ElidedLabel;

/// One line above what it is about: something happened, and perhaps one thing to do about it.
class NoticeBar : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);
    /// action: text of the one button, empty for none; run is called once when it is pressed.
    void say(const QString& text, Token tint, const QString& action = {}, std::function<void()> run = {});
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_text;
    QToolButton* m_action;
    std::function<void()> m_run;
    Token m_tint = Token::TextSecondary;
};

} // namespace botoscope::ui
