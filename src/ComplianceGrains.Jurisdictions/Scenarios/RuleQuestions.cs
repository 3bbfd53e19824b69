using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Merging;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Risk;
using ComplianceGrains.Jurisdictions.Screening;
using NodaTime;
using Answers = System.Collections.Generic.Dictionary<string, ComplianceGrains.Jurisdictions.Scenarios.Answer>;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>The questions a scenario may ask of the rules. Each takes its arguments from <c>with</c> and gives named answers.</summary>
internal static class RuleQuestions
{
    private static readonly SortedDictionary<string, Func<Asked, Answers>> Questions = new(StringComparer.Ordinal)
    {
        ["retention"] = DateQuestions.Retention,
        ["report"] = DateQuestions.Report,
        ["step"] = DateQuestions.Step,
        ["standstill"] = DateQuestions.Standstill,
        ["escalation"] = DateQuestions.Escalation,
        ["threshold"] = Threshold,
        ["travel-rule"] = TravelRule,
        ["collect"] = Collect,
        ["screening"] = Screening,
        ["rating"] = Rating,
        ["approvals"] = asked => new() { ["roles"] = Answer.Of(asked.Rules.Approvals(asked.With.Text("for")).Value.Select(approval => approval.ToString())) },
        ["review"] = DateQuestions.Review,
        ["bind"] = Bind,
        ["field"] = Field,
        ["conflicts"] = Conflicts,
        ["rule"] = Rule,
        ["tipping-off"] = TippingOff,
        ["business-day"] = DateQuestions.BusinessDay,
        ["structuring"] = Structuring,
        ["occasional"] = Occasional,
        ["beneficial-owner"] = BeneficialOwner,
        ["after-office"] = DateQuestions.AfterOffice,
        ["listed-owners"] = ListedOwners,
        ["access"] = DateQuestions.Access,
        ["prohibited"] = asked => new()
        {
            ["accounts"] = Answer.Of(asked.Rules.Merged.Optional<Words>("customerDueDiligence.prohibited")?.Value.Items ?? []),
            ["assets"] = Answer.Of(asked.Rules.Wallets.Prohibited?.Value.Items ?? []),
            ["counterparties"] = Answer.Of(asked.Rules.Wallets.ProhibitedCounterparties),
        },
    };

    public static IEnumerable<string> Names => Questions.Keys;

    public static Answers Ask(ScenarioQuestion question, PackLibrary library, Instant at, DateTimeZone zone)
    {
        if (!Questions.TryGetValue(question.Asks, out var answer))
            throw new InvalidOperationException($"Nobody can answer '{question.Asks}'. {Nearest.Hint(question.Asks, Names)}Questions are: {string.Join(", ", Names)}.");
        var asked = new Asked(library, question.Jurisdictions, at, zone, question.Arguments);
        var answers = answer(asked);
        question.Arguments.Done();
        return answers;
    }

    private static Answers Threshold(Asked asked)
    {
        var path = asked.With.Text("rule");
        var (amount, currency) = (asked.With.Amount("amount"), asked.With.OptionalText("currency") ?? "%");
        if (asked.Rules.Merged.Optional<Thresholds>(path) is not { } thresholds)
            return new() { ["applies"] = Answer.Of(false), ["point"] = Answer.Of((string?)null) };
        var own = thresholds.Value.Points.Where(point => point.Unit == currency).ToList();
        if (own.Count == 0)
            throw new InvalidOperationException($"The threshold is {thresholds.Value.InWords}; ask in one of its units.");
        return new() { ["applies"] = Answer.Of(own.Any(point => point.IsMetBy(amount))), ["point"] = Answer.Of(own[0].Point), ["rate"] = Answer.Of(own[0].RateSource) };
    }

    private static Answers TravelRule(Asked asked)
    {
        var (amount, currency) = (asked.With.Amount("amount"), asked.With.Text("currency"));
        var data = asked.Rules.Wallets.TravelRule(
            asked.With.OptionalText("reach") ?? "cross-border", asked.With.OptionalText("counterparty") ?? "vasp",
            // A question is asked in one currency; a tier in another one is out of its sight.
            threshold => threshold.Unit == currency ? amount : threshold.Amount == 0 ? 0 : -1,
            asked.With.OptionalText("originator") == "entity", asked.With.OptionalText("beneficiary") == "entity");
        return new() { ["originator"] = Answer.Of(data.Originator.Select(choice => choice.ToString())), ["beneficiary"] = Answer.Of(data.Beneficiary.Select(choice => choice.ToString())) };
    }

    private static Answers Collect(Asked asked)
    {
        var fields = asked.With.Text("from") switch
        {
            "naturalPerson" => asked.Rules.NaturalPerson.Collect,
            "legalEntity" => asked.Rules.LegalEntity.Collect,
            "beneficialOwner" => asked.Rules.LegalEntity.BeneficialOwner,
            var other => throw new InvalidOperationException($"'{other}' is nobody data is collected from: naturalPerson, legalEntity or beneficialOwner."),
        };
        return new() { ["required"] = Answer.Of(fields.Value.Required), ["optional"] = Answer.Of(fields.Value.Optional) };
    }

    private static Answers Screening(Asked asked)
    {
        var screening = asked.Rules.Screening;
        return new()
        {
            ["lists"] = Answer.Of(screening.Lists.Value),
            ["review"] = Answer.Of(screening.Review?.Value.InWords ?? "none"),
            ["pepLists"] = Answer.Of(screening.PepLists?.Value ?? []),
            ["notYetEnforced"] = Answer.Of(screening.NotYetEnforced.Value),
            ["rescreen"] = Answer.Of(screening.Rescreen.Value),
            ["threshold"] = Answer.Of(new Number(screening.Threshold.Value).InWords),
            ["freshness"] = Answer.Of(asked.Rules.Merged.Need<Span>("screening.freshness").Value.InWords),
        };
    }

    private static Answers Rating(Asked asked)
    {
        var rating = asked.Rules.Risk.Rate(new RiskFacts(
            asked.With.List("circumstances").ToHashSet(StringComparer.Ordinal), asked.With.List("countries").ToHashSet(StringComparer.Ordinal)));
        var triggers = asked.Rules.EnhancedDueDiligence.TriggeredBy(rating);
        return new()
        {
            ["band"] = Answer.Of(rating.Band),
            ["points"] = Answer.Of(new Number(rating.Points).InWords),
            ["factors"] = Answer.Of(rating.Contributions.Select(part => part.Factor).Distinct()),
            ["enhanced"] = Answer.Of(triggers.Count > 0),
            ["triggers"] = Answer.Of(triggers),
            ["steps"] = Answer.Of(asked.Rules.Steps.Value.Concat(asked.Rules.EnhancedDueDiligence.AddsFor(triggers)).Distinct()),
        };
    }

    private static Answers Bind(Asked asked) => new()
    {
        ["jurisdictions"] = Answer.Of(asked.Library.Bind(asked.With.Text("booking"), asked.With.OptionalText("residence"), asked.With.List("nationalities"), asked.At)),
    };

    private static Answers Field(Asked asked)
    {
        var handling = asked.Rules.Minimisation.Field(asked.With.Text("field"))?.Value;
        return new()
        {
            ["intake"] = Answer.Of(handling is null ? "keep" : Masked(handling.Intake.ToString(), handling.IntakeLast)),
            ["view"] = Answer.Of(handling is null ? "show" : Masked(handling.View.ToString(), handling.ViewLast)),
            ["export"] = Answer.Of((handling?.Export ?? ExportHandling.Include).ToString().ToLowerInvariant()),
        };
    }

    private static Answers Conflicts(Asked asked) => new()
    {
        ["subjects"] = Answer.Of(asked.Rules.Conflicts.Select(conflict => conflict.Subject).Distinct()),
        ["sources"] = Answer.Of(asked.Rules.Conflicts.SelectMany(conflict => new[] { conflict.One.Source.Id, conflict.Other.Source.Id }).Distinct()),
    };

    private static Answers Rule(Asked asked)
    {
        var value = asked.Rules.Find(asked.With.Text("path"));
        var only = value?.Contributions.Count == 1 ? value.Contributions[0] : null;
        return new()
        {
            ["value"] = Answer.Of(value?.Value?.InWords),
            ["items"] = Answer.Of(value?.Value switch { Words words => words.Items, Measures measures => measures.Items, _ => [] }),
            ["from"] = Answer.Of(value?.Provenance),
            ["source"] = Answer.Of(only?.Citation.Source.Id),
            ["pack"] = Answer.Of(only?.Citation.Pack),
            ["verified"] = Answer.Of(only?.Citation.Verified ?? false),
            ["read"] = Answer.Of(only?.Citation.Read?.On),
            ["cannotSay"] = Answer.Of(only?.Citation.CannotSay ?? false),
            ["note"] = Answer.Of(only?.Citation.Note),
        };
    }

    private static Answers TippingOff(Asked asked) => new()
    {
        ["hiddenFrom"] = Answer.Of(asked.Rules.TippingOff.HiddenFrom.Value),
        ["evenAsMetadata"] = Answer.Of(asked.Rules.TippingOff.EvenAsMetadata.Value),
        ["withheld"] = Answer.Of(asked.Rules.TippingOff.Withheld),
    };

    private static Answers Structuring(Asked asked)
    {
        var amounts = asked.With.List("amounts").Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var name = asked.With.OptionalText("name") ?? "structuring";
        return new()
        {
            ["found"] = Answer.Of(asked.Rules.MonitoringOf(name).Any(rule => rule.Window.IsSplit(amounts))),
        };
    }

    private static Answers Occasional(Asked asked)
    {
        var (amount, currency) = (asked.With.Amount("amount"), asked.With.Text("currency"));
        var rules = asked.Rules.Occasional;
        return new()
        {
            ["full"] = Answer.Of(rules.IsFull(
                asked.With.OptionalText("kind"), asked.With.List("found").ToHashSet(StringComparer.Ordinal), threshold => threshold.Unit == currency ? amount : threshold.Amount == 0 ? 0 : -1)),
            ["always"] = Answer.Of(rules.Always),
            ["linkedWithin"] = Answer.Of(rules.LinkedWithin?.Value.InWords),
        };
    }

    private static Answers BeneficialOwner(Asked asked)
    {
        var (band, kinds) = (asked.With.OptionalText("band"), asked.With.List("kinds"));
        var entity = asked.Rules.LegalEntity;
        return new()
        {
            ["share"] = Answer.Of(entity.ShareFor(band, kinds).InWords),
            ["exempt"] = Answer.Of(kinds.Any(entity.Exempt.Contains)),
            ["control"] = Answer.Of(entity.Owners.Control),
            ["together"] = Answer.Of(entity.Owners.Together),
            ["chain"] = Answer.Of(entity.Owners.Chain),
            ["failing"] = Answer.Of(string.Join("; ", entity.Owners.Failing.Select(steps => string.Join(", ", steps))) is { Length: > 0 } steps ? steps : null),
            ["sole"] = asked.With.OptionalText("holds") is { } held ? Answer.Of(entity.Owners.IsSole(decimal.Parse(held, System.Globalization.CultureInfo.InvariantCulture))) : Answer.Of((string?)null),
        };
    }

    private static Answers ListedOwners(Asked asked)
    {
        var shares = asked.With.List("shares").Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var controls = asked.With.OptionalText("control") == "true";
        var screening = asked.Rules.Screening;
        return new()
        {
            ["counts"] = Said(screening.Ownership),
            ["frozen"] = Said(screening.Freeze),
        };

        Answer Said(Sourced<OwnershipTest>? test) => test is null ? Answer.Of((string?)null) : Answer.Of(test.Value.IsMetBy(shares, controls));
    }

    private static string Masked(string kind, int last) => last > 0 ? $"{kind.ToLowerInvariant()}(last{last})" : kind.ToLowerInvariant();
}
