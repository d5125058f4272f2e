#pragma once
#include "core/config/profile_marks.h"

#include <QWidget>
#include <vector>

class QAbstractButton;
class QCheckBox;

namespace botoscope::ui {

/// What a person decides about a profile's safety: its colour, production, read-only. Holds at once, without saving.
class MarkEditor : public QWidget {
    Q_OBJECT
public:
    explicit MarkEditor(QWidget* parent = nullptr);

    void setMark(const config::ProfileMark& mark);
    const config::ProfileMark& mark() const { return m_mark; }

Q_SIGNALS:
    void changed(const config::ProfileMark& mark);

private:
    QWidget* makeColors();
    void choose();

    config::ProfileMark m_mark;
    std::vector<QAbstractButton*> m_colors; ///< the first: none
    QCheckBox* m_production;
    QCheckBox* m_readOnly;
};

} // namespace botoscope::ui
