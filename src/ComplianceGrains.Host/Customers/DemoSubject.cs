using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Host.Customers;

/// <summary>One invented subject.</summary>
/// <param name="Id">Of the customer.</param>
/// <param name="BookingEntity">Who serves them.</param>
/// <param name="Data">What they give.</param>
/// <param name="Steps">What happens after the application.</param>
/// <param name="Ends">The status they end with, or how they are refused at the door.</param>
/// <param name="BeforeTheList">Whether they come while the list is not there yet.</param>
internal sealed record DemoSubject(string Id, string BookingEntity, PersonData Data, IReadOnlyList<DemoStep> Steps, string Ends, bool BeforeTheList = false);
