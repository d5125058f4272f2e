#pragma once
#include "core/engine/prompt_messages.h"
#include "ui/common/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace botoscope::ui {

class NoteLabel;

/// One question of the engine to the person: to sign in, or for a code. It stands in the window and takes neither the
/// focus nor anything else away; the calls that need the answer wait.
class PromptBar : public QFrame {
    Q_OBJECT
public:
    explicit PromptBar(QWidget* parent = nullptr);

    void setPrompt(const engine::Prompt& prompt);
    std::uint64_t id() const { return m_prompt.id; }
    void focusPrompt(); ///< the field to type into, else the first button

Q_SIGNALS:
    void answered(quint64 prompt, const botoscope::engine::PromptAnswer& answer);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    using Action = engine::PromptAnswer::Action;
    QPushButton* makeButton(const char* name, const QString& text, const QString& accessible, Action action);
    void layOut();
    void showButtons();
    void answer(Action action);
    void copy(const QString& text);
    Token tint() const;

    engine::Prompt m_prompt;
    QLabel* m_picture;
    QLabel* m_title;
    NoteLabel* m_note;
    QLabel* m_code;
    QLineEdit* m_field;
    QPushButton* m_browser;
    QPushButton* m_otherWay;
    QPushButton* m_open;
    QPushButton* m_copyCode;
    QPushButton* m_copyUrl;
    QPushButton* m_continue;
    QPushButton* m_cancel;
};

} // namespace botoscope::ui
