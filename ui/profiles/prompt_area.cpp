#include "ui/profiles/prompt_area.h"

#include "core/engine/engine.h"
#include "ui/common/named.h"
#include "ui/profiles/prompt_bar.h"

#include <QVBoxLayout>
#include <algorithm>

namespace botoscope::ui {

PromptArea::PromptArea(engine::Engine& engine, QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    named(this, QStringLiteral("promptArea"), tr("Questions"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setVisible(false);
    connect(&engine, &engine::Engine::promptChanged, this, &PromptArea::present);
    connect(this, &PromptArea::answered, &engine, &engine::Engine::answerPrompt);
}

void PromptArea::present(const engine::Prompt& prompt)
{
    const auto found =
        std::find_if(m_bars.begin(), m_bars.end(), [&prompt](const PromptBar* bar) { return bar->id() == prompt.id; });
    if (prompt.state == engine::Prompt::State::Closed) {
        if (found != m_bars.end()) {
            PromptBar* bar = *found;
            m_bars.erase(found);
            // Whoever worked in it finds the focus on the next one, or where it goes by itself.
            const QWidget* focus = window()->focusWidget();
            const bool focused = focus && bar->isAncestorOf(focus);
            bar->hide();
            bar->deleteLater();
            if (focused && !m_bars.isEmpty()) {
                focusFirst();
            }
        }
    } else if (found != m_bars.end()) {
        (*found)->setPrompt(prompt);
    } else {
        auto* bar = new PromptBar;
        bar->setPrompt(prompt);
        connect(bar, &PromptBar::answered, this, &PromptArea::answered);
        m_column->addWidget(bar);
        m_bars.append(bar);
    }
    setVisible(!m_bars.isEmpty());
}

void PromptArea::focusFirst()
{
    if (!m_bars.isEmpty()) {
        m_bars.first()->focusPrompt();
    }
}

} // namespace botoscope::ui
