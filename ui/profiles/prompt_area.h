#pragma once
#include "core/engine/prompt_messages.h"

#include <QWidget>

class QVBoxLayout;

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class PromptBar;

/// The engine's open questions, one bar each, oldest first; takes no room while there is none.
class PromptArea : public QWidget {
    Q_OBJECT
public:
    /// The engine outlives it.
    explicit PromptArea(engine::Engine& engine, QWidget* parent = nullptr);

    void present(const engine::Prompt& prompt);
    bool isEmpty() const { return m_bars.isEmpty(); }
    void focusFirst();

Q_SIGNALS:
    void answered(quint64 prompt, const botoscope::engine::PromptAnswer& answer);

private:
    QVBoxLayout* m_column;
    QList<PromptBar*> m_bars;
};

} // namespace botoscope::ui
