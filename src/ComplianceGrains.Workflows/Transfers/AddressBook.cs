using ComplianceGrains.Contracts.Transfers;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Which customers have to do with which addresses. Tells of an address only who else had to do with it, and when; never which it is.</summary>
public sealed class AddressBook
{
    private readonly Dictionary<string, IReadOnlyList<UsedAddress>> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _users = new(StringComparer.Ordinal);

    /// <summary>All that a customer's transfers that count have to do with now. Answers whose addresses have been used otherwise by it: theirs, and of whoever shares one.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="transfers">Their transfers, each with the keys of the address on the other side and of the wallet that it goes over; null where it is not known any more.</param>
    public IReadOnlySet<string> Take(string customer, IEnumerable<(Transfer Transfer, string? Other, string? Ours)> transfers)
    {
        var (before, now) = (_customers.GetValueOrDefault(customer) ?? [], transfers.Where(one => one.Transfer.Counts).SelectMany(one => UsesOf(one.Transfer, one.Other, one.Ours)).ToList());
        var changed = new HashSet<string>(StringComparer.Ordinal);
        _customers[customer] = now;
        if (before.SequenceEqual(now))
            return changed;
        changed.Add(customer);
        foreach (var use in before)
            _users[use.Key].Remove(customer);
        foreach (var use in now)
        {
            if (!_users.TryGetValue(use.Key, out var users))
                _users[use.Key] = users = new(StringComparer.Ordinal);
            users.Add(customer);
        }

        foreach (var use in now.Except(before).Where(use => !use.IsProviders))
            changed.UnionWith(_users[use.Key]);
        return changed;
    }

    /// <summary>What is told of one customer's addresses.</summary>
    public IReadOnlyList<AddressUse> Of(string customer) =>
    [
        .. (_customers.GetValueOrDefault(customer) ?? []).GroupBy(use => use.Key, StringComparer.Ordinal).Select(address => new AddressUse(
            address.First().IsOurs, [.. address.Select(use => use.Transfer)], address.All(use => use.IsProviders) ? [] : OthersOf(address.Key, customer))),
    ];

    private IReadOnlyList<OthersUse> OthersOf(string key, string customer) =>
    [
        .. _users[key].Where(other => other != customer).Order(StringComparer.Ordinal)
            .SelectMany((other, number) => _customers[other].Where(use => use.Key == key && !use.IsProviders).Select(use => new OthersUse(number, use.At))),
    ];

    private static IEnumerable<UsedAddress> UsesOf(Transfer transfer, string? other, string? ours)
    {
        if (other is not null)
            yield return new UsedAddress($"other\n{other}", transfer.Id, transfer.RequestedAt, false, transfer.CounterpartyKind == CounterpartyKinds.Vasp);
        if (ours is not null)
            yield return new UsedAddress($"ours\n{ours}", transfer.Id, transfer.RequestedAt, true, false);
    }

    /// <summary>An address in a transfer. A provider's own is everybody's.</summary>
    private sealed record UsedAddress(string Key, string Transfer, Instant At, bool IsOurs, bool IsProviders);
}
