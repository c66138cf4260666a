// Words explained, and how to make the results again.
#include "app/report/sections.hpp"
#include "app/report/words.hpp"
#include "app/version.hpp"
#include "app/words.hpp"

namespace app {

Section glossary() {
  Section section;
  section.id = "words";
  section.question = "What do the words mean?";
  section.answer = "The terms of this report, in the order of the alphabet.";
  section.tables.push_back(
      {"words_table", "Glossary",
       WordTable{
           {"word", "meaning"},
           {{"95 % interval",
             "the range that holds 95 % of what luck, and with several draws the uncertain parameters, would give"},
            {"behaviourist", "the psychologist or therapist who leads groups or sessions"},
            {"care manager, nurse care manager",
             "who follows patients between visits: adjusts treatment, or keeps the registry and the monitoring"},
            {"caseload", "how many patients one full-time post may have at a time; others wait for a place"},
            {"detailer", "who visits prescribers to train them"},
            {"draw", "one set of values of the uncertain parameters, the same for every scenario"},
            {"eligible", "meets the criteria of a programme on entry, or later when it looks"},
            {"GAD-7", "Generalised Anxiety Disorder scale, 0-21, higher is worse"},
            {"guideline-concordant", "an opioid agreement on file and a urine drug test within 12 months"},
            {"MME", "morphine milligram equivalents per day, the common measure of opioid dose"},
            {"net benefit", "the worth of the QALYs gained, at a price per QALY, less the extra cost"},
            {"PEGS", "pain impact, 0-10: mean of pain intensity, enjoyment of life, general activity and sleep"},
            {"PHQ-9", "Patient Health Questionnaire, depression, 0-27, higher is worse"},
            {"provenance", "where a number comes from: seed, published, recalled, assumption or calibrated"},
            {"QALY", "quality-adjusted life year: a year of life times how good that year is, 0 to 1"},
            {"replicate", "the same parameters with other luck"},
            {"responder", "somebody whose PEGS is at least 30 % and one point below where it began"},
            {"scenario", "population, programmes, staff and time that are simulated together"},
            {"taper", "a planned lowering of the dose"},
            {"turned away", "a meeting or a piece of work that found no free hours of its staff; the pathway goes on"}},
           true}});
  return section;
}

Section how_to_make_it_again(const sim::Outcomes& o, const BesideResults& beside) {
  const auto& words = beside.command_words;
  const bool run = !o.measures.empty();  // Rows of a study have draws and replicates of their own.
  Section section;
  section.id = "again";
  section.question = "How can I make this again?";
  section.answer = words.empty() ? std::string(run ? "Run the scenario file" : "Sweep the study file") +
                                       " with the seed below: the same program gives the same bytes, "
                                       "on any number of threads."
                                 : "Run this command: the same program gives the same bytes, on any number of threads.";
  if (!words.empty()) section.notes.push_back(shell_words(words));
  section.notes.push_back("Seed " + o.seed +
                          (run ? ", " + counted(o.draws, "draw") + ", " + counted(o.replicates, "replicate") : "") +
                          "; " + o.provenance.model_version + ", format " + o.provenance.schema_version +
                          "; this page by carepath " + version_number() + ".");
  if (!beside.sha256.empty()) section.notes.push_back("SHA-256 of " + beside.file + ": " + beside.sha256);
  WordTable files{{"file", "SHA-256"}, {}, true};
  for (const auto& file : o.provenance.files) files.rows.push_back({file.name, file.sha256});
  if (!files.rows.empty()) section.tables.push_back({"files_table", "The files that were read", files, true});
  section.notes.push_back(
      "The data of every figure, and a Vega-Lite specification to restyle it, lie in the folder “figures” beside this "
      "page.");
  return section;
}

}  // namespace app
