using System.CommandLine;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Cli.Packs;

/// <summary>A set of jurisdictions and a day, for the commands that look at effective rules.</summary>
internal sealed class PackArguments
{
    public Argument<string[]> Jurisdictions { get; } = new("jurisdictions") { Description = $"The jurisdictions that bind together, e.g. EU CH US-NY; each {PackChoice.Accepted}.", Arity = ArgumentArity.OneOrMore };

    public Option<string?> At { get; } = new("--at") { Description = "The day (2027-07-10) or time (2027-07-10T00:00:00Z) of the event. Without it: now." };

    public Command On(Command command)
    {
        command.Arguments.Add(Jurisdictions);
        command.Options.Add(At);
        return command;
    }

    /// <summary>The effective rules, or null after saying what was used wrongly.</summary>
    public EffectiveRules? Rules(ParseResult parsed, PackLibrary library)
    {
        if (PackChoice.Of(library, parsed.GetValue(Jurisdictions)!) is not (var chosen, var choices))
            return null;
        if (Time(parsed.GetValue(At), choices) is not { } at)
        {
            Console.Error.WriteLine("--at is a day such as 2027-07-10 or a time such as 2027-07-10T00:00:00Z.");
            return null;
        }
        try
        {
            return chosen.Rules(choices.Select(choice => choice.Pack.Jurisdiction), at);
        }
        catch (PackNotInForceException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return null;
        }
    }

    /// <summary>The day of the event in UTC; null if it was not understood, which <see cref="Rules"/> says.</summary>
    public LocalDate? Day(ParseResult parsed) => Time(parsed.GetValue(At), [])?.InUtc().Date;

    /// <summary>Without a time: now, or the first moment of a version that was named and has not begun.</summary>
    private static Instant? Time(string? text, IReadOnlyList<PackChoice> choices)
    {
        if (text is null)
            return choices.Where(choice => choice.Alone).Select(choice => choice.Pack.EffectiveInstant).Append(SystemClock.Instance.GetCurrentInstant()).Max();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
            return day.Value.At(new LocalTime(12, 0)).InUtc().ToInstant();
        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value.ToInstant() : null;
    }
}
