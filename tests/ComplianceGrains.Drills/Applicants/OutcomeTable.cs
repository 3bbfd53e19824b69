using System.Globalization;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Load;

namespace ComplianceGrains.Drills.Applicants;

/// <summary>What became of the applicants, by place and by how the name was changed.</summary>
internal sealed class OutcomeTable(IReadOnlyList<Applicant> applicants, IReadOnlyList<Outcome> outcomes)
{
    private readonly Dictionary<string, Outcome> _outcomes = outcomes.ToDictionary(outcome => outcome.Customer, StringComparer.Ordinal);

    public void Write(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("place      applied  active  under review  listed  missed  false alerts");
        foreach (var place in applicants.GroupBy(applicant => applicant.BookingEntity, StringComparer.Ordinal))
            Row(output, place.Key, [.. place]);
        Row(output, "all", applicants);
        output.WriteLine();
        foreach (var variant in applicants.Where(applicant => applicant.Listed is not null).GroupBy(applicant => applicant.Listed!.Variant, StringComparer.Ordinal).OrderBy(variant => variant.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"named after a listed person, {variant.Key}: {variant.Count()}, noticed {variant.Count(Noticed)}"));
        output.WriteLine();
    }

    private void Row(TextWriter output, string name, IReadOnlyList<Applicant> of)
    {
        var ends = of.Select(applicant => _outcomes[applicant.Id]).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-10} {of.Count,7} {ends.Count(end => end.IsActive),7} {ends.Count(end => end.IsUnderReview),13} {of.Count(IsListed),7} {of.Count(applicant => IsListed(applicant) && !Noticed(applicant)),7} {of.Count(applicant => !IsListed(applicant) && Noticed(applicant)),13}"));
    }

    private static bool IsListed(Applicant applicant) => applicant.Listed is not null;

    private bool Noticed(Applicant applicant) => _outcomes[applicant.Id].OpenExceptions.Contains("possible-match");
}
