using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The days off in a form: those that somebody has to announce, those that follow a rule, and the last year that is known.</summary>
internal static class HolidayFields
{
    public static IEnumerable<WrittenField> Of(Pack pack)
    {
        foreach (var set in pack.Calendars.Values.SelectMany(calendar => calendar.Holidays).DistinctBy(set => set.File).OrderBy(set => set.File, StringComparer.Ordinal))
        {
            if (PackText.Read(PackText.Of(pack, set.File)) is not MappingNode file)
                continue;
            var (path, citation) = ($"calendars.{set.File}", new Citation(pack.Jurisdiction, pack.Id, set.Source, set.Verified));
            var sentence = $"{set.File} knows the days off from {set.FirstYear} to {set.LastYear}";
            if (file.Find("covers") is MappingNode covers && covers.Find("to") is ScalarNode last)
                yield return new WrittenField(new EditableField($"{path}/covers/to", path, sentence, last.Text, citation, last.Mark.Line, last.Mark.Column) { File = set.File }, last);
            yield return new WrittenField(
                new EditableField($"{path}/computed", path, $"{sentence}; these follow a rule", RuledDays.Of(file), citation, file.Mark.Line, file.Mark.Column) { File = set.File, Shape = FieldShape.Rules }, file);
            yield return new WrittenField(
                new EditableField($"{path}/listed", path, $"{sentence}; these were announced", ListedDays.Of(file), citation, file.Mark.Line, file.Mark.Column) { File = set.File, Shape = FieldShape.Days }, file);
        }
    }
}
