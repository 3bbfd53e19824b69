namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>What a customer's history begins with: a natural person's application, or a legal entity's.</summary>
public interface IApplication;
