using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers;

namespace ComplianceGrains.Grains.Lists;

/// <summary>
/// The names and identifiers of all customers, searchable from the other side: whom could a list entry concern? In memory only, opened
/// from the vault on first use and then read on from where it was.
/// </summary>
public sealed class CustomerNames(IJournal journal, DecisionReader reader) : ISubjectIndex, IDisposable
{
    private const int Page = 1000;
    private const string Prefix = "customer/";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private CustomerIndex _index = CustomerIndex.Build([]);
    private string _position = "";

    /// <inheritdoc/>
    /// <remarks>Read and searched outside the caller's turn: opening some ten thousand customers takes seconds of a processor.</remarks>
    public Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default) => Task.Run<IReadOnlyList<string>>(
        async () =>
        {
            var index = await UpToDateAsync(cancellation);
            return [.. entries.SelectMany(entry => index.Concerned(entry, floor)).Select(candidate => Prefix + candidate.CustomerId).Distinct(StringComparer.Ordinal)];
        },
        cancellation);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<CustomerIndex> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            while (await journal.ListActorsAsync(Prefix, _position, Page, cancellation) is { Count: > 0 } page)
            {
                var read = new List<ScreenedCustomer>(page.Count);
                foreach (var actor in page)
                    if (await ScreenedAsync(actor.Name, cancellation) is { } customer)
                        read.Add(customer);
                _index = _index.With(read);
                if (_index.NeedsRebuild)
                    _index = CustomerIndex.Build(_index.Customers);
                _position = page[^1].Position;
            }

            return _index;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Null once the person's values are shredded.</summary>
    private async Task<ScreenedCustomer?> ScreenedAsync(string actor, CancellationToken cancellation)
    {
        PersonData person;
        try
        {
            person = (await reader.WholeAsync<ApplicationReceived>(actor, 1, cancellation)).ToPerson();
        }
        catch (DamagedValueException)
        {
            // Nothing can be decided about this customer until the incident about it is closed; the others are compared.
            return null;
        }

        return person.FullName is null ? null : new ScreenedCustomer(actor[Prefix.Length..], SubjectKind.NaturalPerson, CustomerScreening.NamesOf(person))
        {
            Identifiers = CustomerScreening.IdentifiersOf(person),
        };
    }
}
