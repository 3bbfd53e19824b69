using ComplianceGrains.Contracts.Actors;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Http;

/// <summary>The filters of a list, as they stand behind the question mark of its address.</summary>
internal sealed class Filters
{
    private readonly Checks _checks = new();

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public Refusal? Refusal => _checks.QueryRefusal;

    /// <summary>One of some words, or nothing.</summary>
    public Filters Word(string name, string? value, IEnumerable<string> words)
    {
        if (value is not null)
            _checks.OneOf(name, value, [.. words]);
        return this;
    }

    /// <summary>A jurisdiction that has a pack and in which the caller acts, or nothing.</summary>
    public Filters Jurisdiction(string? value, IEnumerable<string> known, Principal caller) =>
        Word("jurisdiction", value, known.Where(jurisdiction => caller.MayActIn([jurisdiction])));

    /// <summary>The id of a thing, or nothing.</summary>
    public Filters Id(string name, string? value)
    {
        if (value is not null)
            _checks.Identifier(name, value);
        return this;
    }

    /// <summary>A kind of actor and its id, or nothing.</summary>
    public Filters Actor(string name, string? value)
    {
        if (value is not null && (value.Split('/') is not [{ Length: > 0 } kind, var id] || !Checks.IsIdentifier(kind) || !Checks.IsIdentifier(id)))
            _checks.Fail(name, "malformed", "Name the kind and the id, such as customer/cust-1001.");
        return this;
    }

    /// <summary>An instant, or nothing.</summary>
    public Filters Instant(string name, string? value, out Instant? instant)
    {
        instant = null;
        if (value is null)
            return this;
        if (InstantPattern.ExtendedIso.Parse(value) is { Success: true } parsed)
            instant = parsed.Value;
        else
            _checks.Fail(name, "malformed", "Give an instant such as 2026-12-01T17:00:00Z.");
        return this;
    }

    /// <summary>The instant whose list is asked for, or nothing for the list as it is.</summary>
    public Filters AsOf(string? value, IClock clock, out Instant? at)
    {
        at = value is null ? null : Http.AsOf.Check(value, clock.GetCurrentInstant(), _checks);
        return this;
    }
}
